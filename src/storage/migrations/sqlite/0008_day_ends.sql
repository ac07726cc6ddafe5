ALTER TABLE `members` ADD `day_ends` text DEFAULT '00:00' NOT NULL CONSTRAINT "members_day_ends" CHECK("members"."day_ends" glob '0[0-6]:[0-5][0-9]' and "members"."day_ends" <= '06:00');--> statement-breakpoint
DROP TRIGGER `stale_by_member`;--> statement-breakpoint
-- When a member's day ends decides which week their own nudges are of.
CREATE TRIGGER `stale_by_member` AFTER UPDATE OF `group_id`, `person_id`, `merged_into`, `start`, `time_zone`, `day_ends`, `visibility`, `nudge`, `left_at` ON `members` BEGIN
	INSERT OR IGNORE INTO `stale_schedules` VALUES (NEW.`group_id`, NEW.`id`);
END;
