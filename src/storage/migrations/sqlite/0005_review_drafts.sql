CREATE TABLE `review_drafts` (
	`member_id` integer NOT NULL,
	`quarter` integer NOT NULL,
	`answers` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `quarter`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`)
);--> statement-breakpoint
CREATE INDEX `review_drafts_at` ON `review_drafts` (`at`);
