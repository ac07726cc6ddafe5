CREATE TABLE `roadmap_uploads` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` integer NOT NULL,
	`roadmap` text NOT NULL,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`source` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` integer,
	`applied_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON DELETE set null,
	CONSTRAINT "roadmap_uploads_format" CHECK("roadmap_uploads"."format" in ('yaml', 'markdown'))
);--> statement-breakpoint
CREATE INDEX `roadmap_uploads_group` ON `roadmap_uploads` (`group_id`);--> statement-breakpoint
CREATE INDEX `roadmap_uploads_account` ON `roadmap_uploads` (`account_id`);--> statement-breakpoint
CREATE INDEX `roadmap_uploads_proposed` ON `roadmap_uploads` (`at`) WHERE "roadmap_uploads"."applied_at" is null;--> statement-breakpoint
CREATE TABLE `former_items` (
	`group_id` integer NOT NULL,
	`item` text NOT NULL,
	`title` text NOT NULL,
	PRIMARY KEY(`group_id`, `item`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON DELETE cascade
);
