-- What is looked through every hour for what is old enough to be forgotten.
CREATE INDEX `interactions_forgotten` ON `interactions` (`at`) WHERE "interactions"."answer" is null;--> statement-breakpoint
CREATE INDEX `posts_ended` ON `posts` (`ended_at`) WHERE "posts"."next_at" is null and "posts"."kind" <> 'roadmap-review';
