-- When each member last did anything, in the member's group: kept by the triggers below, so that no query can forget it.
CREATE TABLE `activity` (
	`member_id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON DELETE cascade
);--> statement-breakpoint
INSERT INTO `activity` (`member_id`, `at`)
	SELECT m.`id`, max(
		m.`joined_at`,
		coalesce((SELECT max(e.`recorded_at`) FROM `entries` e WHERE e.`member_id` = m.`id`), 0),
		coalesce((SELECT max(s.`at`) FROM `skill_assessments` s WHERE s.`member_id` = m.`id`), 0),
		coalesce((SELECT max(coalesce(r.`revised_at`, r.`written_at`)) FROM `reviews` r WHERE r.`member_id` = m.`id`), 0),
		coalesce((SELECT max(coalesce(p.`undone_at`, p.`recorded_at`)) FROM `plan_changes` p WHERE p.`member_id` = m.`id`), 0)
	) FROM `members` m;--> statement-breakpoint
CREATE TRIGGER `active_by_joining` AFTER INSERT ON `members` BEGIN
	INSERT INTO `activity` VALUES (NEW.`id`, NEW.`joined_at`);
END;--> statement-breakpoint
CREATE TRIGGER `active_by_entry` AFTER INSERT ON `entries` BEGIN
	INSERT INTO `activity` VALUES (NEW.`member_id`, NEW.`recorded_at`)
		ON CONFLICT (`member_id`) DO UPDATE SET `at` = max(`at`, excluded.`at`);
END;--> statement-breakpoint
CREATE TRIGGER `active_by_skill` AFTER INSERT ON `skill_assessments` BEGIN
	INSERT INTO `activity` VALUES (NEW.`member_id`, NEW.`at`)
		ON CONFLICT (`member_id`) DO UPDATE SET `at` = max(`at`, excluded.`at`);
END;--> statement-breakpoint
CREATE TRIGGER `active_by_review` AFTER INSERT ON `reviews` BEGIN
	INSERT INTO `activity` VALUES (NEW.`member_id`, NEW.`written_at`)
		ON CONFLICT (`member_id`) DO UPDATE SET `at` = max(`at`, excluded.`at`);
END;--> statement-breakpoint
CREATE TRIGGER `active_by_revision` AFTER UPDATE OF `revised_at` ON `reviews` WHEN NEW.`revised_at` IS NOT NULL BEGIN
	INSERT INTO `activity` VALUES (NEW.`member_id`, NEW.`revised_at`)
		ON CONFLICT (`member_id`) DO UPDATE SET `at` = max(`at`, excluded.`at`);
END;--> statement-breakpoint
CREATE TRIGGER `active_by_plan_change` AFTER INSERT ON `plan_changes` BEGIN
	INSERT INTO `activity` VALUES (NEW.`member_id`, NEW.`recorded_at`)
		ON CONFLICT (`member_id`) DO UPDATE SET `at` = max(`at`, excluded.`at`);
END;--> statement-breakpoint
CREATE TRIGGER `active_by_plan_undone` AFTER UPDATE OF `undone_at` ON `plan_changes` WHEN NEW.`undone_at` IS NOT NULL BEGIN
	INSERT INTO `activity` VALUES (NEW.`member_id`, NEW.`undone_at`)
		ON CONFLICT (`member_id`) DO UPDATE SET `at` = max(`at`, excluded.`at`);
END;--> statement-breakpoint
-- When somebody last pressed Stop nudges under the question of a quiet group.
CREATE TABLE `hushed_places` (
	`place_id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON DELETE cascade
);--> statement-breakpoint
-- When what made a schedule stale was done: nothing that has come due since then is passed over. The answer to an
-- interaction is kept at the end of its unit of work, and says when.
CREATE TABLE `stale_since` (
	`group_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `member_id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON DELETE cascade
);--> statement-breakpoint
CREATE TRIGGER `stale_since_interaction` AFTER INSERT ON `interactions` BEGIN
	INSERT OR IGNORE INTO `stale_since` SELECT `group_id`, `member_id`, NEW.`at` FROM `stale_schedules`;
END;--> statement-breakpoint
CREATE TRIGGER `stale_no_more` AFTER DELETE ON `stale_schedules` BEGIN
	DELETE FROM `stale_since` WHERE `group_id` = OLD.`group_id` AND `member_id` = OLD.`member_id`;
END;
