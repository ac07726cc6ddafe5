ALTER TABLE `goals` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `entries` ADD `set_aside` integer DEFAULT false NOT NULL;--> statement-breakpoint
DROP INDEX `entries_one_completion`;--> statement-breakpoint
CREATE UNIQUE INDEX `entries_one_completion` ON `entries` (`member_id`,`item`) WHERE "entries"."kind" = 'completion' and "entries"."undone_at" is null and not "entries"."set_aside";--> statement-breakpoint
CREATE TABLE `__new_groups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`start` text NOT NULL,
	`roadmap` text NOT NULL,
	`nudge_day` text NOT NULL,
	`nudge_time` text NOT NULL,
	`created_at` integer NOT NULL,
	`set_up_by` integer,
	FOREIGN KEY (`set_up_by`) REFERENCES `accounts`(`id`),
	CONSTRAINT "groups_start" CHECK(length("__new_groups"."start") = 10),
	CONSTRAINT "groups_nudge_time" CHECK(length("__new_groups"."nudge_time") = 5),
	CONSTRAINT "groups_nudge_day" CHECK("__new_groups"."nudge_day" in ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'))
);--> statement-breakpoint
INSERT INTO `__new_groups` (`id`, `name`, `time_zone`, `start`, `roadmap`, `nudge_day`, `nudge_time`, `created_at`, `set_up_by`)
	SELECT `id`, `name`, `time_zone`, `start`, `roadmap`, `nudge_day`, `nudge_time`, `created_at`, `set_up_by` FROM `groups`;--> statement-breakpoint
DROP TABLE `groups`;--> statement-breakpoint
ALTER TABLE `__new_groups` RENAME TO `groups`;--> statement-breakpoint
CREATE INDEX `groups_set_up_by` ON `groups` (`set_up_by`);--> statement-breakpoint
CREATE TABLE `__new_members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`merged_into` integer,
	`start` text NOT NULL,
	`follows_cohort` integer NOT NULL,
	`time_zone` text NOT NULL,
	`visibility` text NOT NULL,
	`nudge` text NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`),
	FOREIGN KEY (`merged_into`) REFERENCES `__new_members`(`id`),
	CONSTRAINT "members_start" CHECK(length("__new_members"."start") = 10),
	CONSTRAINT "members_visibility" CHECK("__new_members"."visibility" in ('public', 'anonymous', 'hidden')),
	CONSTRAINT "members_nudge" CHECK("__new_members"."nudge" in ('mention', 'dm', 'off'))
);--> statement-breakpoint
INSERT INTO `__new_members` (`id`, `group_id`, `person_id`, `account_id`, `start`, `follows_cohort`, `time_zone`, `visibility`, `nudge`, `joined_at`, `left_at`)
	SELECT `id`, `group_id`, `person_id`, (SELECT min(`id`) FROM `accounts` WHERE `accounts`.`person_id` = `members`.`person_id`),
		`start`, `follows_cohort`, `time_zone`, `visibility`, `nudge`, `joined_at`, `left_at` FROM `members`;--> statement-breakpoint
DROP TABLE `members`;--> statement-breakpoint
ALTER TABLE `__new_members` RENAME TO `members`;--> statement-breakpoint
CREATE UNIQUE INDEX `members_identity` ON `members` (`group_id`,`person_id`) WHERE "members"."merged_into" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `members_with_group` ON `members` (`id`,`group_id`);--> statement-breakpoint
CREATE INDEX `members_group` ON `members` (`group_id`);--> statement-breakpoint
CREATE INDEX `members_person` ON `members` (`person_id`);--> statement-breakpoint
CREATE INDEX `members_account` ON `members` (`account_id`);--> statement-breakpoint
CREATE INDEX `members_merged` ON `members` (`merged_into`) WHERE "members"."merged_into" is not null;--> statement-breakpoint
CREATE TABLE `__new_verifications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`account_id` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`)
);--> statement-breakpoint
INSERT INTO `__new_verifications` (`entry_id`, `account_id`, `at`)
	SELECT `entry_id`, (SELECT min(`id`) FROM `accounts` WHERE `accounts`.`person_id` = `verifications`.`person_id`), `at`
	FROM `verifications` ORDER BY `at`, `person_id`;--> statement-breakpoint
DROP TABLE `verifications`;--> statement-breakpoint
ALTER TABLE `__new_verifications` RENAME TO `verifications`;--> statement-breakpoint
CREATE UNIQUE INDEX `verifications_once` ON `verifications` (`entry_id`,`account_id`);--> statement-breakpoint
CREATE INDEX `verifications_account` ON `verifications` (`account_id`);--> statement-breakpoint
CREATE TABLE `former_pauses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`plan_change_id` integer NOT NULL,
	`until_date` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`plan_change_id`) REFERENCES `plan_changes`(`id`)
);--> statement-breakpoint
CREATE INDEX `former_pauses_plan_change` ON `former_pauses` (`plan_change_id`);--> statement-breakpoint
CREATE TABLE `timers` (
	`member_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`started_at` integer NOT NULL,
	`date` text NOT NULL,
	`activity` text,
	`item` text,
	`note` text,
	PRIMARY KEY(`member_id`, `account_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`),
	CONSTRAINT "timers_date" CHECK(length("timers"."date") = 10)
);--> statement-breakpoint
CREATE INDEX `timers_account` ON `timers` (`account_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`member_id` integer NOT NULL,
	`quarter` integer NOT NULL,
	`answers` text NOT NULL,
	`written_at` integer NOT NULL,
	`revised_at` integer,
	PRIMARY KEY(`member_id`, `quarter`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`)
);--> statement-breakpoint
CREATE TABLE `review_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`quarter` integer NOT NULL,
	`answers` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`)
);--> statement-breakpoint
CREATE INDEX `review_versions_review` ON `review_versions` (`member_id`,`quarter`,`id`);--> statement-breakpoint
CREATE TABLE `review_steps` (
	`member_id` integer NOT NULL,
	`quarter` integer NOT NULL,
	`step` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `quarter`, `step`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`)
);--> statement-breakpoint
CREATE TABLE `skill_assessments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`area` text NOT NULL,
	`level` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`)
);--> statement-breakpoint
CREATE INDEX `skill_assessments_area` ON `skill_assessments` (`member_id`,`area`,`id`);--> statement-breakpoint
CREATE TABLE `codes` (
	`digest` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`purpose` text NOT NULL,
	`group_id` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`),
	CONSTRAINT "codes_purpose" CHECK("codes"."purpose" in ('person', 'group')),
	CONSTRAINT "codes_purpose_group" CHECK(("codes"."purpose" = 'group') = ("codes"."group_id" is not null))
);--> statement-breakpoint
CREATE INDEX `codes_account` ON `codes` (`account_id`);--> statement-breakpoint
CREATE INDEX `codes_group` ON `codes` (`group_id`);--> statement-breakpoint
CREATE INDEX `codes_expiry` ON `codes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `code_tries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`)
);--> statement-breakpoint
CREATE INDEX `code_tries_account` ON `code_tries` (`account_id`,`at`);--> statement-breakpoint
CREATE TABLE `links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kept_id` integer NOT NULL,
	`joined_id` integer NOT NULL,
	`at` integer NOT NULL,
	`parted_at` integer,
	FOREIGN KEY (`kept_id`) REFERENCES `people`(`id`),
	FOREIGN KEY (`joined_id`) REFERENCES `people`(`id`)
);--> statement-breakpoint
CREATE INDEX `links_kept` ON `links` (`kept_id`);--> statement-breakpoint
CREATE INDEX `links_joined` ON `links` (`joined_id`);--> statement-breakpoint
CREATE TABLE `link_accounts` (
	`link_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	PRIMARY KEY(`link_id`, `account_id`),
	FOREIGN KEY (`link_id`) REFERENCES `links`(`id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`)
);--> statement-breakpoint
CREATE INDEX `link_accounts_account` ON `link_accounts` (`account_id`);
