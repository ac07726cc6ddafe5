-- Posts in every state, as migrations up to 0004 made them, with what they refer to and what refers to them.
INSERT INTO people VALUES (1, 1000), (2, 1000);
INSERT INTO accounts VALUES
  (1, 1, 'discord', '', 'ana', 'Ana', 1000), (2, 2, 'slack', 'T1', 'ben', 'Ben 🪨', 2000);
INSERT INTO groups VALUES
  (1, 'MLOps circle', 'Europe/Berlin', '2026-03-02', 'mlops-cv-de', 'monday', '09:00', 1000, 1);
INSERT INTO places VALUES (1, 1, 'discord', 'S1', 'Server', 'C1'), (2, 1, 'slack', 'T1', 'Desk', NULL);
INSERT INTO members VALUES
  (1, 1, 1, 1, NULL, '2026-03-02', 1, 'Europe/Berlin', 'public', 'mention', 1000, NULL),
  (2, 1, 2, 2, NULL, '2026-03-09', 0, 'Asia/Tokyo', 'hidden', 'dm', 1000, NULL);
INSERT INTO timers VALUES (2, 2, 1000, '2026-03-09', 'coding', 'mlflow', 'a note');
INSERT INTO posts VALUES
  (1, 1, 'nudge', 'place:1', 1, NULL, 'discord', '2026-03-02', 1000, 'due', 9000, NULL, 2, 0, NULL, NULL, NULL, NULL, NULL, 0),
  (2, 1, 'personal-nudge', 'member:2', NULL, 2, 'slack', '2026-03-02', 1000, 'claimed', 2000, 'c', 0, 1, NULL, NULL, NULL, NULL, NULL, 0),
  (3, 1, 'checkpoint', 'place:1', 1, NULL, 'discord', '2026-03-02', 1000, 'sending', 2000, NULL, 0, 0, 'n3', 1500, NULL, NULL, NULL, 0),
  (4, 1, 'reminder', 'member:2', NULL, 2, 'slack', '2026-03-02', 1000, 'sent', NULL, NULL, 0, 0, 'n4', 1500, 1600, 'm4', NULL, 1),
  (5, 1, 'review-reminder', 'place:2', 2, NULL, 'slack', '2026-03-02', 1000, 'refused', NULL, NULL, 0, 0, 'n5', 1500, 1600, NULL, 'gone', 0),
  (6, 1, 'roadmap-review', 'admin', NULL, NULL, 'discord', '2026-03-02', 1000, 'uncertain', NULL, NULL, 1, 0, 'n6', 1500, 1600, NULL, NULL, 0),
  (7, 1, 'nudge', 'place:1', 1, NULL, 'discord', '2026-02-23', 900, 'skipped', NULL, NULL, 0, 0, NULL, NULL, 950, NULL, 'too late', 0),
  (40, 1, 'nudge', 'place:2', 2, NULL, 'slack', '2026-02-23', 900, 'due', 900, NULL, 0, 0, NULL, NULL, NULL, NULL, NULL, 0);
DELETE FROM posts WHERE id = 40;
INSERT INTO stopped_places VALUES (1, 1500, 'gone', NULL);
-- All is planned: what is stale after the migration is stale by it.
DELETE FROM stale_schedules;
