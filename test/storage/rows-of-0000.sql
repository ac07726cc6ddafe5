-- A row or more of every table, as migration 0000 made them: what later migrations must keep.
INSERT INTO people VALUES (1, 1000), (2, 1000);
INSERT INTO accounts VALUES
  (1, 1, 'discord', '', 'ana', 'Ana', 1000), (2, 2, 'slack', 'T1', 'ben', 'Ben 🪨', 2000);
INSERT INTO groups VALUES
  (1, 'MLOps circle', 'Europe/Berlin', '2026-03-02', 'mlops-cv-de', 'monday', '09:00', 1000, 1);
INSERT INTO places VALUES (1, 1, 'discord', 'S1', 'Server', 'C1'), (2, 1, 'slack', 'T1', 'Desk', NULL);
INSERT INTO members VALUES
  (1, 1, 1, '2026-03-02', 1, 'Europe/Berlin', 'public', 'mention', 1000, NULL),
  (2, 1, 2, '2026-03-09', 0, 'Asia/Tokyo', 'hidden', 'off', 1000, 5000);
INSERT INTO goals VALUES (1, '2026-03-02', 15), (2, '2026-03-09', 12.5);
INSERT INTO plan_changes VALUES
  (1, 1, 'shift', '2026-03-09', NULL, -2, NULL, 'Holiday', 1000, NULL),
  (2, 1, 'pause', '2026-03-09', '2026-03-22', NULL, NULL, NULL, 1000, 2000),
  (3, 2, 'skip', NULL, NULL, NULL, 'dvc', NULL, 1000, NULL);
INSERT INTO entries VALUES
  (1, 1, 1, 1, 'hours', '2026-03-03', '2026-03-02', 90, 'coding', 'mlflow', NULL, NULL, NULL, 'a note', NULL, 1000, NULL),
  (2, 1, 1, 1, 'completion', '2026-03-04', '2026-03-02', NULL, NULL, 'mlflow', 'deliverable', NULL, NULL, NULL, 'https://example.org', 1000, NULL),
  (3, 1, 2, 2, 'metric', '2026-03-10', '2026-03-09', NULL, NULL, NULL, NULL, 'commits', 2.5, NULL, NULL, 1000, 3000);
INSERT INTO entry_changes VALUES (1, 3, 3000, 2, 'undo', '{"undoneAt":null}');
INSERT INTO verifications VALUES (2, 2, 4000);
INSERT INTO interactions VALUES ('discord:1', 1, '{}', 1000), ('discord:2', NULL, NULL, 1000);
INSERT INTO drafts VALUES (1, 1, 'log', '{"time":"1h"}', 1000);
INSERT INTO announcements VALUES (1, 2, 'discord', 'S1', 'C1', 'sent', 'M1');
