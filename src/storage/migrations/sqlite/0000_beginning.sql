CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`created_at` integer NOT NULL
);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`surface` text NOT NULL,
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`last_used_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`),
	CONSTRAINT "accounts_surface" CHECK("accounts"."surface" in ('discord', 'slack', 'playground'))
);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_identity` ON `accounts` (`surface`,`workspace_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `accounts_person` ON `accounts` (`person_id`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`start` text NOT NULL,
	`roadmap` text NOT NULL,
	`nudge_day` text NOT NULL,
	`nudge_time` text NOT NULL,
	`created_at` integer NOT NULL,
	`set_up_by` integer NOT NULL,
	FOREIGN KEY (`set_up_by`) REFERENCES `accounts`(`id`),
	CONSTRAINT "groups_start" CHECK(length("groups"."start") = 10),
	CONSTRAINT "groups_nudge_time" CHECK(length("groups"."nudge_time") = 5),
	CONSTRAINT "groups_nudge_day" CHECK("groups"."nudge_day" in ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'))
);--> statement-breakpoint
CREATE INDEX `groups_set_up_by` ON `groups` (`set_up_by`);--> statement-breakpoint
CREATE TABLE `places` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` integer NOT NULL,
	`surface` text NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`channel_id` text,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`),
	CONSTRAINT "places_surface" CHECK("places"."surface" in ('discord', 'slack', 'playground'))
);--> statement-breakpoint
CREATE UNIQUE INDEX `places_identity` ON `places` (`surface`,`workspace_id`);--> statement-breakpoint
CREATE INDEX `places_group` ON `places` (`group_id`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`start` text NOT NULL,
	`follows_cohort` integer NOT NULL,
	`time_zone` text NOT NULL,
	`visibility` text NOT NULL,
	`nudge` text NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`),
	CONSTRAINT "members_start" CHECK(length("members"."start") = 10),
	CONSTRAINT "members_visibility" CHECK("members"."visibility" in ('public', 'anonymous', 'hidden')),
	CONSTRAINT "members_nudge" CHECK("members"."nudge" in ('mention', 'dm', 'off'))
);--> statement-breakpoint
CREATE UNIQUE INDEX `members_identity` ON `members` (`group_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `members_with_group` ON `members` (`id`,`group_id`);--> statement-breakpoint
CREATE INDEX `members_person` ON `members` (`person_id`);--> statement-breakpoint
CREATE TABLE `goals` (
	`member_id` integer NOT NULL,
	`from_date` text NOT NULL,
	`hours` real NOT NULL,
	PRIMARY KEY(`member_id`, `from_date`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`),
	CONSTRAINT "goals_from_date" CHECK(length("goals"."from_date") = 10),
	CONSTRAINT "goals_hours" CHECK("goals"."hours" > 0)
);--> statement-breakpoint
CREATE TABLE `plan_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`kind` text NOT NULL,
	`from_date` text,
	`until_date` text,
	`weeks` integer,
	`item` text,
	`reason` text,
	`recorded_at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`),
	CONSTRAINT "plan_changes_kind" CHECK("plan_changes"."kind" in ('shift', 'pause', 'skip')),
	CONSTRAINT "plan_changes_from" CHECK(("plan_changes"."kind" in ('shift', 'pause')) = ("plan_changes"."from_date" is not null)),
	CONSTRAINT "plan_changes_until" CHECK("plan_changes"."until_date" is null or ("plan_changes"."kind" = 'pause' and "plan_changes"."until_date" >= "plan_changes"."from_date")),
	CONSTRAINT "plan_changes_weeks" CHECK(("plan_changes"."kind" = 'shift') = ("plan_changes"."weeks" is not null)),
	CONSTRAINT "plan_changes_item" CHECK(("plan_changes"."kind" = 'skip') = ("plan_changes"."item" is not null))
);--> statement-breakpoint
CREATE INDEX `plan_changes_member` ON `plan_changes` (`member_id`,`id`);--> statement-breakpoint
CREATE TABLE `entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`kind` text NOT NULL,
	`date` text NOT NULL,
	`week` text NOT NULL,
	`minutes` integer,
	`activity` text,
	`item` text,
	`item_kind` text,
	`metric` text,
	`amount` real,
	`note` text,
	`evidence` text,
	`recorded_at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`),
	FOREIGN KEY (`member_id`, `group_id`) REFERENCES `members`(`id`, `group_id`),
	CONSTRAINT "entries_kind" CHECK("entries"."kind" in ('hours', 'completion', 'metric')),
	CONSTRAINT "entries_date" CHECK(length("entries"."date") = 10),
	CONSTRAINT "entries_week" CHECK(length("entries"."week") = 10 and "entries"."week" <= "entries"."date"),
	CONSTRAINT "entries_minutes" CHECK(("entries"."kind" = 'hours') = ("entries"."minutes" is not null)),
	CONSTRAINT "entries_day" CHECK("entries"."minutes" is null or "entries"."minutes" between 1 and 1440),
	CONSTRAINT "entries_activity" CHECK("entries"."activity" is null or "entries"."kind" = 'hours'),
	CONSTRAINT "entries_item" CHECK(case "entries"."kind" when 'completion' then "entries"."item" is not null when 'metric' then "entries"."item" is null else true end),
	CONSTRAINT "entries_item_kind" CHECK(("entries"."kind" = 'completion') = ("entries"."item_kind" is not null)),
	CONSTRAINT "entries_known_item_kind" CHECK("entries"."item_kind" is null or "entries"."item_kind" in ('technology', 'skill', 'deliverable', 'resource')),
	CONSTRAINT "entries_metric" CHECK(("entries"."kind" = 'metric') = ("entries"."metric" is not null)),
	CONSTRAINT "entries_amount" CHECK(("entries"."kind" = 'metric') = ("entries"."amount" is not null)),
	CONSTRAINT "entries_evidence" CHECK("entries"."evidence" is null or "entries"."kind" = 'completion')
);--> statement-breakpoint
CREATE INDEX `entries_group_date` ON `entries` (`group_id`,`date`,`member_id`);--> statement-breakpoint
CREATE INDEX `entries_member_date` ON `entries` (`member_id`,`date`,`id`);--> statement-breakpoint
CREATE INDEX `entries_member_kind` ON `entries` (`member_id`,`kind`,`date`,`id`);--> statement-breakpoint
CREATE INDEX `entries_member_recorded` ON `entries` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `entries_account` ON `entries` (`account_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `entries_one_completion` ON `entries` (`member_id`,`item`) WHERE "entries"."kind" = 'completion' and "entries"."undone_at" is null;--> statement-breakpoint
CREATE TABLE `entry_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`at` integer NOT NULL,
	`account_id` integer NOT NULL,
	`what` text NOT NULL,
	`former` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`),
	CONSTRAINT "entry_changes_what" CHECK("entry_changes"."what" in ('undo', 'restore', 'edit'))
);--> statement-breakpoint
CREATE INDEX `entry_changes_entry` ON `entry_changes` (`entry_id`);--> statement-breakpoint
CREATE INDEX `entry_changes_account` ON `entry_changes` (`account_id`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`)
);--> statement-breakpoint
CREATE INDEX `verifications_person` ON `verifications` (`person_id`);--> statement-breakpoint
CREATE TABLE `interactions` (
	`key` text PRIMARY KEY NOT NULL,
	`account_id` integer,
	`answer` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`)
);--> statement-breakpoint
CREATE INDEX `interactions_account` ON `interactions` (`account_id`);--> statement-breakpoint
CREATE INDEX `interactions_kept` ON `interactions` (`at`) WHERE "interactions"."answer" is not null;--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`command` text NOT NULL,
	`values` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`)
);--> statement-breakpoint
CREATE INDEX `drafts_account` ON `drafts` (`account_id`);--> statement-breakpoint
CREATE INDEX `drafts_at` ON `drafts` (`at`);--> statement-breakpoint
CREATE TABLE `announcements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`surface` text NOT NULL,
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`state` text NOT NULL,
	`message_id` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`),
	CONSTRAINT "announcements_surface" CHECK("announcements"."surface" in ('discord', 'slack', 'playground')),
	CONSTRAINT "announcements_state" CHECK("announcements"."state" in ('pending', 'sending', 'sent', 'refused', 'uncertain'))
);--> statement-breakpoint
CREATE UNIQUE INDEX `announcements_once` ON `announcements` (`entry_id`,`surface`,`workspace_id`,`channel_id`);--> statement-breakpoint
CREATE INDEX `announcements_by_state` ON `announcements` (`state`);
