-- Of those that are there already, the one with the lowest id made the group.
ALTER TABLE `places` ADD `joined_as` integer DEFAULT 0 NOT NULL;
