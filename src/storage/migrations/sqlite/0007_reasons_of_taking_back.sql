ALTER TABLE `plan_changes` ADD `undo_reason` text;--> statement-breakpoint
ALTER TABLE `former_pauses` ADD `reason` text;
