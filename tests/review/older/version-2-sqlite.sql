BEGIN TRANSACTION;
CREATE TABLE review_entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	pair VARCHAR(64) NOT NULL, 
	reviewer TEXT NOT NULL, 
	field VARCHAR(16) NOT NULL, 
	value TEXT, 
	at DATETIME NOT NULL, 
	undoes INTEGER, 
	FOREIGN KEY(pair) REFERENCES review_pair ("key"), 
	UNIQUE (undoes), 
	FOREIGN KEY(undoes) REFERENCES review_entry (id)
);
INSERT INTO "review_entry" VALUES(1,'20326f49e1a151302ce9d844c836fbcdebe8ddd261571791c25d9cea9d196c61','Ann','decision','rejected','2026-03-01 09:00:00.000000',NULL);
INSERT INTO "review_entry" VALUES(2,'20326f49e1a151302ce9d844c836fbcdebe8ddd261571791c25d9cea9d196c61','Ann','decision','confirmed','2026-03-01 09:00:01.000000',NULL);
INSERT INTO "review_entry" VALUES(3,'20326f49e1a151302ce9d844c836fbcdebe8ddd261571791c25d9cea9d196c61','Ann','decision',NULL,'2026-03-01 09:00:02.000000',2);
INSERT INTO "review_entry" VALUES(4,'39b058d570624dfbdb6b49089c14d9beeeca96b0fa99f30714d47f8f4d56af57','Zoë','note','“one pier”, said twice; ''quoted''','2026-03-01 09:00:03.000000',NULL);
INSERT INTO "review_entry" VALUES(5,'20326f49e1a151302ce9d844c836fbcdebe8ddd261571791c25d9cea9d196c61','Ben','mark','framing','2026-03-01 09:00:04.000000',NULL);
CREATE TABLE review_pair (
	"key" VARCHAR(64) NOT NULL, 
	article TEXT NOT NULL, 
	article_sentence TEXT NOT NULL, 
	readout TEXT NOT NULL, 
	readout_sentence TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "review_pair" VALUES('20326f49e1a151302ce9d844c836fbcdebe8ddd261571791c25d9cea9d196c61','The port held 40 ships','The port held 40 ships','The port held 12 ships.','The port held 12 ships.');
INSERT INTO "review_pair" VALUES('39b058d570624dfbdb6b49089c14d9beeeca96b0fa99f30714d47f8f4d56af57','Two piers were closed by a storm.','Two piers were closed by a storm.','One pier was closed by a storm','One pier was closed by a storm');
CREATE TABLE review_reviewer (
	name TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "review_reviewer" VALUES('Ann');
INSERT INTO "review_reviewer" VALUES('Zoë');
INSERT INTO "review_reviewer" VALUES('Ben');
CREATE TABLE review_schema (
	version INTEGER NOT NULL
);
INSERT INTO "review_schema" VALUES(2);
CREATE INDEX review_entry_by_pair ON review_entry (pair);
CREATE INDEX review_entry_by_reviewer ON review_entry (reviewer);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('review_entry',5);
COMMIT;
