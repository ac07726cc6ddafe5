CREATE TABLE `due_scrubs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL
);--> statement-breakpoint
CREATE TABLE `removals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`surface` text NOT NULL,
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`message_id` text NOT NULL,
	CONSTRAINT "removals_surface" CHECK("removals"."surface" in ('discord', 'slack', 'playground'))
);--> statement-breakpoint
ALTER TABLE `announcements` ADD `stale` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `announcements_stale` ON `announcements` (`id`) WHERE "announcements"."stale";
