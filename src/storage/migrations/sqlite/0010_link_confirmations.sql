ALTER TABLE `codes` ADD `place_name` text;--> statement-breakpoint
ALTER TABLE `codes` ADD `shown_to` integer;--> statement-breakpoint
CREATE TABLE `link_notices` (
	`link_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	CONSTRAINT `link_notices_pk` PRIMARY KEY(`link_id`, `account_id`),
	FOREIGN KEY (`link_id`) REFERENCES `links`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `link_notices_account` ON `link_notices` (`account_id`);
