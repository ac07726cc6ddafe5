-- It writes to `posts`: a trigger that names a table which is not there keeps another from being renamed to it.
DROP TRIGGER `stale_by_resume`;--> statement-breakpoint
CREATE TABLE `__new_posts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` integer NOT NULL,
	`kind` text NOT NULL,
	`target` text NOT NULL,
	`place_id` integer,
	`member_id` integer,
	`surface` text NOT NULL,
	`period` text NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`next_at` integer,
	`claim` text,
	`tries` integer NOT NULL,
	`again` integer NOT NULL,
	`nonce` text,
	`sending_at` integer,
	`ended_at` integer,
	`message_id` text,
	`why` text,
	`late` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON DELETE cascade,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON DELETE cascade,
	CONSTRAINT "posts_kind" CHECK("__new_posts"."kind" in ('nudge', 'personal-nudge', 'reminder', 'checkpoint', 'review-reminder', 'roadmap-review', 'timer-warning')),
	CONSTRAINT "posts_state" CHECK("__new_posts"."state" in ('due', 'claimed', 'sending', 'sent', 'skipped', 'refused', 'uncertain')),
	CONSTRAINT "posts_open_or_ended" CHECK(("__new_posts"."state" in ('due', 'claimed', 'sending')) = ("__new_posts"."next_at" is not null) and ("__new_posts"."next_at" is null) = ("__new_posts"."ended_at" is not null)),
	CONSTRAINT "posts_claimed" CHECK(("__new_posts"."state" = 'claimed') <= ("__new_posts"."claim" is not null)),
	CONSTRAINT "posts_sending" CHECK(("__new_posts"."state" = 'sending') <= ("__new_posts"."nonce" is not null and "__new_posts"."sending_at" is not null)),
	CONSTRAINT "posts_surface" CHECK("__new_posts"."surface" in ('discord', 'slack', 'playground'))
);--> statement-breakpoint
INSERT INTO `__new_posts` (`id`, `group_id`, `kind`, `target`, `place_id`, `member_id`, `surface`, `period`, `due_at`, `state`, `next_at`, `claim`, `tries`, `again`, `nonce`, `sending_at`, `ended_at`, `message_id`, `why`, `late`)
	SELECT `id`, `group_id`, `kind`, `target`, `place_id`, `member_id`, `surface`, `period`, `due_at`, `state`, `next_at`, `claim`, `tries`, `again`, `nonce`, `sending_at`, `ended_at`, `message_id`, `why`, `late` FROM `posts`;--> statement-breakpoint
-- An id is never given twice: buttons that are out there name posts.
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_posts';--> statement-breakpoint
INSERT INTO `sqlite_sequence` (`name`, `seq`) SELECT '__new_posts', `seq` FROM `sqlite_sequence` WHERE `name` = 'posts';--> statement-breakpoint
DROP TABLE `posts`;--> statement-breakpoint
ALTER TABLE `__new_posts` RENAME TO `posts`;--> statement-breakpoint
CREATE UNIQUE INDEX `posts_identity` ON `posts` (`group_id`,`kind`,`target`,`period`);--> statement-breakpoint
CREATE INDEX `posts_to_do` ON `posts` (`state`,`surface`,`next_at`) WHERE "posts"."next_at" is not null;--> statement-breakpoint
CREATE INDEX `posts_open` ON `posts` (`group_id`,`member_id`) WHERE "posts"."next_at" is not null;--> statement-breakpoint
CREATE INDEX `posts_recent` ON `posts` (`group_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `posts_place` ON `posts` (`place_id`,`state`);--> statement-breakpoint
CREATE INDEX `posts_member` ON `posts` (`member_id`);--> statement-breakpoint
CREATE INDEX `posts_run` ON `posts` (`group_id`,`period`) WHERE "posts"."kind" = 'timer-warning';--> statement-breakpoint
CREATE TRIGGER `stale_by_resume` AFTER DELETE ON `stopped_places` BEGIN
	UPDATE `posts` SET `next_at` = `due_at` WHERE `place_id` = OLD.`place_id` AND `state` = 'due' AND `next_at` > `due_at`;
	INSERT OR IGNORE INTO `stale_schedules` SELECT `group_id`, 0 FROM `places` WHERE `id` = OLD.`place_id`;
	INSERT OR IGNORE INTO `stale_schedules` SELECT m.`group_id`, m.`id` FROM `members` m JOIN `places` p ON p.`group_id` = m.`group_id` WHERE p.`id` = OLD.`place_id`;
END;--> statement-breakpoint
CREATE TRIGGER `stale_by_new_timer` AFTER INSERT ON `timers` BEGIN
	INSERT OR IGNORE INTO `stale_schedules` SELECT `group_id`, `id` FROM `members` WHERE `id` = NEW.`member_id`;
END;--> statement-breakpoint
CREATE TRIGGER `stale_by_timer` AFTER UPDATE ON `timers` BEGIN
	INSERT OR IGNORE INTO `stale_schedules` SELECT `group_id`, `id` FROM `members` WHERE `id` IN (OLD.`member_id`, NEW.`member_id`);
END;--> statement-breakpoint
CREATE TRIGGER `stale_by_no_timer` AFTER DELETE ON `timers` BEGIN
	INSERT OR IGNORE INTO `stale_schedules` SELECT `group_id`, `id` FROM `members` WHERE `id` = OLD.`member_id`;
END;--> statement-breakpoint
-- Timers that run already are warned of too.
INSERT OR IGNORE INTO `stale_schedules`
	SELECT `group_id`, `id` FROM `members` WHERE `id` IN (SELECT `member_id` FROM `timers`);
