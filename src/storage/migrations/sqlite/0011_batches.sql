-- What was logged at once is undone at once: the id of the draft that it was typed in.
ALTER TABLE `entries` ADD `batch` integer;--> statement-breakpoint
CREATE INDEX `entries_batch` ON `entries` (`batch`) WHERE "entries"."batch" is not null;
