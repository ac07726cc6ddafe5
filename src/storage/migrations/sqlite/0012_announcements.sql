CREATE TABLE `__new_announcements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`group_id` integer NOT NULL,
	`surface` text NOT NULL,
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`asks_presence` integer NOT NULL,
	`state` text NOT NULL,
	`next_at` integer,
	`tries` integer NOT NULL,
	`again` integer NOT NULL,
	`sending_at` integer,
	`ended_at` integer,
	`message_id` text,
	`why` text,
	`stale` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`),
	CONSTRAINT "announcements_surface" CHECK("__new_announcements"."surface" in ('discord', 'slack', 'playground')),
	CONSTRAINT "announcements_state" CHECK("__new_announcements"."state" in ('pending', 'sending', 'sent', 'refused', 'skipped', 'uncertain')),
	CONSTRAINT "announcements_open_or_ended" CHECK(("__new_announcements"."state" in ('pending', 'sending')) = ("__new_announcements"."next_at" is not null) and ("__new_announcements"."next_at" is null) = ("__new_announcements"."ended_at" is not null)),
	CONSTRAINT "announcements_sending" CHECK(("__new_announcements"."state" = 'sending') = ("__new_announcements"."sending_at" is not null)),
	CONSTRAINT "announcements_sent" CHECK(("__new_announcements"."state" = 'sent') = ("__new_announcements"."message_id" is not null))
);--> statement-breakpoint
-- When one was to be there was not kept: it was when its entry was recorded. What is pending or on its way since then is
-- looked at by the next tick; whether its member is there still is asked.
INSERT INTO `__new_announcements` (`id`, `entry_id`, `group_id`, `surface`, `workspace_id`, `channel_id`, `due_at`, `asks_presence`, `state`, `next_at`, `tries`, `again`, `sending_at`, `ended_at`, `message_id`, `why`, `stale`)
	SELECT a.`id`, a.`entry_id`, e.`group_id`, a.`surface`, a.`workspace_id`, a.`channel_id`, e.`recorded_at`, true,
		CASE WHEN a.`state` = 'sent' AND a.`message_id` IS NULL THEN 'uncertain' ELSE a.`state` END,
		CASE WHEN a.`state` in ('pending', 'sending') THEN e.`recorded_at` END, 0, false,
		CASE WHEN a.`state` = 'sending' THEN e.`recorded_at` END,
		CASE WHEN a.`state` not in ('pending', 'sending') THEN e.`recorded_at` END,
		CASE WHEN a.`state` = 'sent' THEN a.`message_id` END, CASE WHEN a.`state` = 'refused' THEN 'the channel took no posts' END, a.`stale`
	FROM `announcements` a JOIN `entries` e ON e.`id` = a.`entry_id`;--> statement-breakpoint
-- An id is never given twice: it is in the nonces of posts and in buttons.
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_announcements';--> statement-breakpoint
INSERT INTO `sqlite_sequence` (`name`, `seq`) SELECT '__new_announcements', `seq` FROM `sqlite_sequence` WHERE `name` = 'announcements';--> statement-breakpoint
DROP TABLE `announcements`;--> statement-breakpoint
ALTER TABLE `__new_announcements` RENAME TO `announcements`;--> statement-breakpoint
CREATE UNIQUE INDEX `announcements_once` ON `announcements` (`entry_id`,`surface`,`workspace_id`,`channel_id`);--> statement-breakpoint
CREATE INDEX `announcements_to_do` ON `announcements` (`surface`,`next_at`) WHERE "announcements"."next_at" is not null;--> statement-breakpoint
CREATE INDEX `announcements_unposted` ON `announcements` (`group_id`,`ended_at`) WHERE "announcements"."state" in ('refused', 'skipped', 'uncertain');--> statement-breakpoint
CREATE INDEX `announcements_stale` ON `announcements` (`id`) WHERE "announcements"."stale";
