BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE companies (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	ticker TEXT, 
	country TEXT, 
	sector VARCHAR(24), 
	source TEXT NOT NULL, 
	own BOOLEAN NOT NULL, 
	CONSTRAINT pk_companies PRIMARY KEY (id), 
	CONSTRAINT ck_companies_sector CHECK (sector IN ('energy', 'materials', 'industrials', 'consumer_discretionary', 'consumer_staples', 'health_care', 'financials', 'technology', 'communication', 'utilities', 'real_estate'))
);
INSERT INTO "companies" VALUES(1,'Anthropic',NULL,'US',NULL,'mine.csv',1);
CREATE TABLE company_names (
	company_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_company_names PRIMARY KEY (company_id, ordinal), 
	CONSTRAINT fk_company_names_company_id_companies FOREIGN KEY(company_id) REFERENCES companies (id) ON DELETE CASCADE
);
INSERT INTO "company_names" VALUES(1,0,'Anthropic','anthropic');
CREATE TABLE counters (
	name TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	CONSTRAINT pk_counters PRIMARY KEY (name)
);
INSERT INTO "counters" VALUES('change_seq',11);
CREATE TABLE decided_reports (
	decision_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	side INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	change VARCHAR(24) NOT NULL, 
	person TEXT, 
	organisation TEXT, 
	role TEXT, 
	role_code VARCHAR(24) NOT NULL, 
	block_key TEXT NOT NULL, 
	CONSTRAINT pk_decided_reports PRIMARY KEY (decision_id, ordinal), 
	CONSTRAINT fk_decided_reports_decision_id_decisions FOREIGN KEY(decision_id) REFERENCES decisions (id) ON DELETE CASCADE, 
	CONSTRAINT fk_decided_reports_story_id_stories FOREIGN KEY(story_id) REFERENCES stories (id), 
	CONSTRAINT ck_decided_reports_change CHECK (change IN ('appointed', 'departed')), 
	CONSTRAINT ck_decided_reports_role_code CHECK (role_code IN ('chief_executive', 'chief_financial', 'chief_operating', 'chief_technology', 'chief_information', 'chief_security', 'chief_marketing', 'chief_people', 'chief_product', 'chief_revenue', 'chief_commercial', 'chief_risk', 'chief_compliance', 'chief_legal', 'chief_strategy', 'chief_investment', 'chief_communications', 'chief_data', 'chief_procurement', 'chief_accounting', 'other_chief', 'chair', 'vice_chair', 'president', 'managing_director', 'general_manager', 'board_member', 'vice_president', 'head', 'partner', 'general_secretary', 'editor', 'principal', 'other'))
);
INSERT INTO "decided_reports" VALUES(1,0,0,3,'appointed','Rahul Patil','Anthropic','chief technology officer','chief_technology','ftl');
INSERT INTO "decided_reports" VALUES(1,1,1,1,'appointed','Rahul Patil','Anthropic','chief technology officer','chief_technology','ftl');
INSERT INTO "decided_reports" VALUES(1,2,1,2,'appointed','Rahul Patil','Anthropic','chief technology officer','chief_technology','ftl');
INSERT INTO "decided_reports" VALUES(2,0,0,1,'appointed','Rahul Patil','Anthropic','chief technology officer','chief_technology','ftl');
INSERT INTO "decided_reports" VALUES(2,1,0,2,'appointed','Rahul Patil','Anthropic','chief technology officer','chief_technology','ftl');
INSERT INTO "decided_reports" VALUES(2,2,0,3,'appointed','Rahul Patil','Anthropic','chief technology officer','chief_technology','ftl');
CREATE TABLE decisions (
	id INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	same BOOLEAN NOT NULL, 
	CONSTRAINT pk_decisions PRIMARY KEY (id)
);
INSERT INTO "decisions" VALUES(1,'2025-10-03 09:00:00.123456',0);
INSERT INTO "decisions" VALUES(2,'2025-10-03 09:00:00.123456',1);
CREATE TABLE deliveries (
	id INTEGER NOT NULL, 
	watch_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	created_at DATETIME NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_try_at DATETIME NOT NULL, 
	error TEXT, 
	sent_at DATETIME, receivers JSON, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	CONSTRAINT uq_deliveries_key UNIQUE ("key"), 
	CONSTRAINT fk_deliveries_watch_id_watches FOREIGN KEY(watch_id) REFERENCES watches (id) ON DELETE CASCADE, 
	CONSTRAINT ck_deliveries_state CHECK (state IN ('waiting', 'sent', 'dead'))
);
INSERT INTO "deliveries" VALUES(1,1,'msg_8dfaf0401cc9149c911b9b85110e0237','waiting','2025-10-03 09:00:00.123456',0,'2025-10-03 09:00:00.123456',NULL,NULL,NULL);
CREATE TABLE "delivery_moves" (
	delivery_id INTEGER NOT NULL, 
	move_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	news VARCHAR(24) NOT NULL, 
	told JSON NOT NULL, 
	CONSTRAINT pk_delivery_moves PRIMARY KEY (delivery_id, move_id), 
	CONSTRAINT fk_delivery_moves_delivery_id_deliveries FOREIGN KEY(delivery_id) REFERENCES deliveries (id) ON DELETE CASCADE, 
	CONSTRAINT fk_delivery_moves_move_id_moves FOREIGN KEY(move_id) REFERENCES moves (id), 
	CONSTRAINT ck_delivery_moves_news CHECK (news IN ('new', 'confirmed', 'dated', 'corrected', 'disputed', 'withdrawn'))
);
INSERT INTO "delivery_moves" VALUES(1,1,1,'new','{"id": 1, "person": "Rahul Patil", "change": "appointed", "kind": "hired", "status": "confirmed", "role": "chief technology officer", "role_code": "chief_technology", "function": "technology", "level": "c_level", "organisation": "Anthropic", "country": "US", "sector": null, "ticker": null, "effective_on": null, "announced_at": "2025-10-03T07:00:00.123456+00:00", "first_seen_at": "2025-10-03T08:00:00.123456+00:00", "predecessor": null, "successor": null, "previous_role": null, "previous_organisation": null, "next_role": null, "next_organisation": null, "reports_to": null, "confidence": 1.0, "sources": 4, "headline": "Anthropic hires a CTO", "snippet": "Anthropic has hired Rahul Patil as its chief technology officer.", "url": "https://news.example/story-1", "language": "en", "updated_at": "2025-10-03T09:00:00.123456+00:00", "disputed": false, "effective_text": null}');
CREATE TABLE entries (
	id INTEGER NOT NULL, 
	feed_id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	guid TEXT NOT NULL, 
	url TEXT, 
	title TEXT NOT NULL, 
	summary TEXT NOT NULL, 
	content TEXT NOT NULL, 
	content_hash TEXT NOT NULL, 
	published_at DATETIME, 
	published_on DATE, 
	updated_at DATETIME, 
	language TEXT, 
	publisher TEXT, 
	first_seen_at DATETIME NOT NULL, 
	changed_at DATETIME, 
	CONSTRAINT pk_entries PRIMARY KEY (id), 
	CONSTRAINT fk_entries_feed_id_feeds FOREIGN KEY(feed_id) REFERENCES feeds (id), 
	CONSTRAINT fk_entries_story_id_stories FOREIGN KEY(story_id) REFERENCES stories (id), 
	CONSTRAINT uq_entries_feed_id_guid UNIQUE (feed_id, guid)
);
INSERT INTO "entries" VALUES(1,1,1,'one','https://news.example/one','Title of one','Summary of one','','f4d5a5d9a78c3a33844c4fdbf1a39ba421d5f36f3dfe781933f04e2effe730d9','2025-10-03 07:00:00.123456','2025-10-03',NULL,NULL,NULL,'2025-10-03 08:00:00.123456',NULL);
INSERT INTO "entries" VALUES(2,1,2,'two','https://news.example/two','Title of two','Summary of two','','c491ce840e97dd2bb6eca84d0cf6a8633437c7fa607a198579f5a5586df121d1','2025-10-03 07:00:00.123456','2025-10-03',NULL,NULL,NULL,'2025-10-03 09:00:00.123456',NULL);
INSERT INTO "entries" VALUES(3,1,3,'three','https://news.example/three','Title of three','Summary of three','','2fd6873dd1e365d78f0c3212db1d002d00e5573135934154708ebb1b967f2ebb','2025-10-03 07:00:00.123456','2025-10-03',NULL,NULL,NULL,'2025-10-03 09:00:00.123456',NULL);
INSERT INTO "entries" VALUES(4,1,4,'waiting','https://news.example/waiting','Title of waiting','Summary of waiting','','1cecac0f8dd0568b0099a2c9f9434e278d33a1d6c5c7e8ffdbd7935bba9b0aaf','2025-10-03 07:00:00.123456','2025-10-03',NULL,NULL,NULL,'2025-10-03 09:00:00.123456',NULL);
INSERT INTO "entries" VALUES(5,1,5,'story-1','https://news.example/story-1','Title of story-1','Summary of story-1','','59f10158ad110a429d080f245b08e2d3a553f4212a927874daebd669f69b1859','2025-10-03 08:00:00.123456','2025-10-03',NULL,NULL,NULL,'2025-10-03 09:00:00.123456',NULL);
CREATE TABLE feeds (
	id INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	title TEXT, 
	site_url TEXT, 
	comment TEXT, 
	country TEXT, 
	language TEXT, 
	interval INTEGER, 
	current_interval INTEGER NOT NULL, 
	next_pull_at DATETIME NOT NULL, 
	etag TEXT, 
	last_modified TEXT, 
	body_hash TEXT, 
	last_pull_at DATETIME, 
	last_success_at DATETIME, 
	last_outcome VARCHAR(24), 
	last_status INTEGER, 
	last_error TEXT, 
	failures INTEGER NOT NULL, 
	newest_at DATETIME, 
	added_at DATETIME NOT NULL, 
	removed_at DATETIME, 
	CONSTRAINT pk_feeds PRIMARY KEY (id), 
	CONSTRAINT uq_feeds_url UNIQUE (url), 
	CONSTRAINT ck_feeds_state CHECK (state IN ('active', 'paused', 'gone')), 
	CONSTRAINT ck_feeds_last_outcome CHECK (last_outcome IN ('updated', 'unchanged', 'failed', 'gone'))
);
INSERT INTO "feeds" VALUES(1,'https://news.example/feed','active',NULL,NULL,NULL,NULL,NULL,NULL,3600,'2025-10-03 09:00:00.123456',NULL,NULL,NULL,'2025-10-03 09:00:00.123456','2025-10-03 09:00:00.123456','updated',200,NULL,0,'2025-10-03 08:00:00.123456','2025-10-03 08:00:00.123456',NULL);
CREATE TABLE identity (
	uuid TEXT NOT NULL, 
	CONSTRAINT pk_identity PRIMARY KEY (uuid)
);
INSERT INTO "identity" VALUES('28a1a09e-8390-403b-80c0-7bcc43b7c236');
CREATE TABLE judged_reports (
	report_id INTEGER NOT NULL, 
	judgement_id INTEGER NOT NULL, 
	CONSTRAINT pk_judged_reports PRIMARY KEY (report_id, judgement_id), 
	CONSTRAINT fk_judged_reports_report_id_reports FOREIGN KEY(report_id) REFERENCES reports (id), 
	CONSTRAINT fk_judged_reports_judgement_id_judgements FOREIGN KEY(judgement_id) REFERENCES judgements (id)
);
INSERT INTO "judged_reports" VALUES(2,1);
INSERT INTO "judged_reports" VALUES(4,2);
CREATE TABLE judgements (
	id INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	judged VARCHAR(24) NOT NULL, 
	story_id INTEGER NOT NULL, 
	revision_id INTEGER NOT NULL, 
	move_id INTEGER, 
	told JSON NOT NULL, 
	undone_at DATETIME, 
	CONSTRAINT pk_judgements PRIMARY KEY (id), 
	CONSTRAINT fk_judgements_story_id_stories FOREIGN KEY(story_id) REFERENCES stories (id), 
	CONSTRAINT fk_judgements_revision_id_revisions FOREIGN KEY(revision_id) REFERENCES revisions (id), 
	CONSTRAINT fk_judgements_move_id_moves FOREIGN KEY(move_id) REFERENCES moves (id), 
	CONSTRAINT ck_judgements_judged CHECK (judged IN ('wrong', 'missed'))
);
INSERT INTO "judgements" VALUES(1,'2025-10-03 09:00:00.123456','wrong',2,2,1,'[{"person": "Rahul Patil", "change": "appointed", "kind": "hired", "status": "confirmed", "role": "chief technology officer", "role_code": "chief_technology", "function": "technology", "level": "c_level", "organisation": "Anthropic", "previous_role": null, "previous_organisation": null, "next_role": null, "next_organisation": null, "predecessor": null, "successor": null, "reports_to": null, "effective_on": null, "effective_text": null, "search_announced": false, "denied": false, "confidence": 0.75, "block_key": "ftl", "seat_key": "anthropic|chief_technology", "house_key": "anthropic"}]',NULL);
INSERT INTO "judgements" VALUES(2,'2025-10-03 09:00:00.123456','missed',2,2,1,'[{"person": "Rahul Patil", "change": "appointed", "kind": "unknown", "status": "confirmed", "role": "chief technology officer", "role_code": "chief_technology", "function": "technology", "level": "c_level", "organisation": "Anthropic", "previous_role": null, "previous_organisation": null, "next_role": null, "next_organisation": null, "predecessor": null, "successor": null, "reports_to": null, "effective_on": null, "effective_text": null, "search_announced": false, "denied": false, "confidence": 1.0, "block_key": "ftl", "seat_key": "anthropic|chief_technology", "house_key": "anthropic"}]',NULL);
CREATE TABLE move_counts (
	move_id INTEGER NOT NULL, 
	change_seq INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	announced_at DATETIME NOT NULL, 
	first_seen_at DATETIME NOT NULL, 
	sources INTEGER NOT NULL, 
	confidence FLOAT NOT NULL, 
	best_report_id INTEGER NOT NULL, 
	best_story_id INTEGER NOT NULL, 
	CONSTRAINT pk_move_counts PRIMARY KEY (move_id, change_seq), 
	CONSTRAINT fk_move_counts_move_id_moves FOREIGN KEY(move_id) REFERENCES moves (id), 
	CONSTRAINT fk_move_counts_best_report_id_reports FOREIGN KEY(best_report_id) REFERENCES reports (id), 
	CONSTRAINT fk_move_counts_best_story_id_stories FOREIGN KEY(best_story_id) REFERENCES stories (id)
);
INSERT INTO "move_counts" VALUES(1,1,'2025-10-03 08:00:00.123456','2025-10-03 07:00:00.123456','2025-10-03 08:00:00.123456',1,0.75,1,1);
INSERT INTO "move_counts" VALUES(1,2,'2025-10-03 09:00:00.123456','2025-10-03 07:00:00.123456','2025-10-03 08:00:00.123456',2,0.75,1,1);
INSERT INTO "move_counts" VALUES(1,3,'2025-10-03 09:00:00.123456','2025-10-03 07:00:00.123456','2025-10-03 08:00:00.123456',3,0.75,1,1);
INSERT INTO "move_counts" VALUES(1,4,'2025-10-03 09:00:00.123456','2025-10-03 07:00:00.123456','2025-10-03 08:00:00.123456',2,0.75,1,1);
INSERT INTO "move_counts" VALUES(2,5,'2025-10-03 09:00:00.123456','2025-10-03 07:00:00.123456','2025-10-03 09:00:00.123456',1,0.75,3,3);
INSERT INTO "move_counts" VALUES(1,6,'2025-10-03 09:00:00.123456','2025-10-03 07:00:00.123456','2025-10-03 08:00:00.123456',3,0.75,1,1);
INSERT INTO "move_counts" VALUES(1,8,'2025-10-03 09:00:00.123456','2025-10-03 07:00:00.123456','2025-10-03 08:00:00.123456',2,0.75,1,1);
INSERT INTO "move_counts" VALUES(1,9,'2025-10-03 09:00:00.123456','2025-10-03 07:00:00.123456','2025-10-03 08:00:00.123456',3,1.0,1,1);
INSERT INTO "move_counts" VALUES(1,11,'2025-10-03 09:00:00.123456','2025-10-03 07:00:00.123456','2025-10-03 08:00:00.123456',4,1.0,5,5);
CREATE TABLE move_reports (
	report_id INTEGER NOT NULL, 
	move_id INTEGER NOT NULL, 
	CONSTRAINT pk_move_reports PRIMARY KEY (report_id), 
	CONSTRAINT fk_move_reports_move_id_moves FOREIGN KEY(move_id) REFERENCES moves (id), 
	CONSTRAINT fk_move_reports_report_id_reports FOREIGN KEY(report_id) REFERENCES reports (id)
);
INSERT INTO "move_reports" VALUES(1,1);
INSERT INTO "move_reports" VALUES(3,2);
INSERT INTO "move_reports" VALUES(4,1);
INSERT INTO "move_reports" VALUES(5,1);
CREATE TABLE "move_versions" (
	move_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	report_id INTEGER, 
	changed JSON NOT NULL, 
	event VARCHAR(24) NOT NULL, 
	reread_by TEXT, 
	by_user VARCHAR(24), 
	CONSTRAINT pk_move_versions PRIMARY KEY (move_id, number), 
	CONSTRAINT ck_move_versions_event CHECK (event IN ('rumoured', 'proposed', 'announced', 'effective', 'detailed', 'corrected', 'denied', 'merged', 'withdrawn', 'restored')), 
	CONSTRAINT fk_move_versions_move_id_moves FOREIGN KEY(move_id) REFERENCES moves (id), 
	CONSTRAINT fk_move_versions_report_id_reports FOREIGN KEY(report_id) REFERENCES reports (id), 
	CONSTRAINT ck_move_versions_by_user CHECK (by_user IN ('called_wrong', 'told', 'taken_back'))
);
INSERT INTO "move_versions" VALUES(1,1,'2025-10-03 08:00:00.123456',1,'{"person": [null, "Rahul Patil"], "change": [null, "appointed"], "kind": [null, "hired"], "status": [null, "confirmed"], "role": [null, "chief technology officer"], "role_code": [null, "chief_technology"], "function": [null, "technology"], "level": [null, "c_level"], "organisation": [null, "Anthropic"]}','announced',NULL,NULL);
INSERT INTO "move_versions" VALUES(2,1,'2025-10-03 09:00:00.123456',3,'{"person": [null, "Rahul Patil"], "change": [null, "appointed"], "kind": [null, "hired"], "status": [null, "confirmed"], "role": [null, "chief technology officer"], "role_code": [null, "chief_technology"], "function": [null, "technology"], "level": [null, "c_level"], "organisation": [null, "Anthropic"]}','announced',NULL,NULL);
INSERT INTO "move_versions" VALUES(2,2,'2025-10-03 09:00:00.123456',NULL,'{"merged_into": [null, 1]}','merged',NULL,NULL);
CREATE TABLE moves (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person TEXT, 
	change VARCHAR(24) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	status VARCHAR(24) NOT NULL, 
	role TEXT, 
	role_code VARCHAR(24) NOT NULL, 
	function VARCHAR(24) NOT NULL, 
	level VARCHAR(24) NOT NULL, 
	organisation TEXT, 
	previous_role TEXT, 
	previous_organisation TEXT, 
	next_role TEXT, 
	next_organisation TEXT, 
	predecessor TEXT, 
	successor TEXT, 
	reports_to TEXT, 
	effective_on DATE, 
	effective_text TEXT, 
	confidence FLOAT NOT NULL, 
	person_key TEXT, 
	organisation_key TEXT, 
	role_key TEXT, 
	seat_key TEXT, 
	country TEXT, 
	sector TEXT, 
	ticker TEXT, 
	announced_at DATETIME NOT NULL, 
	first_seen_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	sources INTEGER NOT NULL, 
	best_report_id INTEGER NOT NULL, 
	best_story_id INTEGER NOT NULL, 
	merged_into INTEGER, 
	withdrawn_at DATETIME, 
	version INTEGER NOT NULL, 
	change_seq INTEGER NOT NULL, house_key TEXT, search_announced BOOLEAN DEFAULT 0 NOT NULL, denied BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT fk_moves_best_report_id_reports FOREIGN KEY(best_report_id) REFERENCES reports (id), 
	CONSTRAINT fk_moves_best_story_id_stories FOREIGN KEY(best_story_id) REFERENCES stories (id), 
	CONSTRAINT fk_moves_merged_into_moves FOREIGN KEY(merged_into) REFERENCES moves (id), 
	CONSTRAINT uq_moves_change_seq UNIQUE (change_seq), 
	CONSTRAINT ck_moves_change CHECK (change IN ('appointed', 'departed')), 
	CONSTRAINT ck_moves_kind CHECK (kind IN ('hired', 'promoted', 'moved', 'interim', 'elected', 'returned', 'resigned', 'retired', 'dismissed', 'died', 'expired', 'unknown')), 
	CONSTRAINT ck_moves_status CHECK (status IN ('confirmed', 'proposed', 'rumoured')), 
	CONSTRAINT ck_moves_role_code CHECK (role_code IN ('chief_executive', 'chief_financial', 'chief_operating', 'chief_technology', 'chief_information', 'chief_security', 'chief_marketing', 'chief_people', 'chief_product', 'chief_revenue', 'chief_commercial', 'chief_risk', 'chief_compliance', 'chief_legal', 'chief_strategy', 'chief_investment', 'chief_communications', 'chief_data', 'chief_procurement', 'chief_accounting', 'other_chief', 'chair', 'vice_chair', 'president', 'managing_director', 'general_manager', 'board_member', 'vice_president', 'head', 'partner', 'general_secretary', 'editor', 'principal', 'other')), 
	CONSTRAINT ck_moves_function CHECK (function IN ('general', 'finance', 'operations', 'technology', 'people', 'legal', 'marketing', 'sales', 'product', 'risk', 'communications', 'strategy', 'investment', 'research', 'other')), 
	CONSTRAINT ck_moves_level CHECK (level IN ('board', 'c_level', 'executive', 'senior', 'other'))
);
INSERT INTO "moves" VALUES(1,'Rahul Patil','appointed','hired','confirmed','chief technology officer','chief_technology','technology','c_level','Anthropic',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1.0,'rahul patil','anthropic','chief technology officer','anthropic|chief_technology','US',NULL,NULL,'2025-10-03 07:00:00.123456','2025-10-03 08:00:00.123456','2025-10-03 09:00:00.123456',4,5,5,NULL,NULL,1,11,'anthropic',0,0);
INSERT INTO "moves" VALUES(2,'Rahul Patil','appointed','hired','confirmed','chief technology officer','chief_technology','technology','c_level','Anthropic',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.75,'rahul patil','anthropic','chief technology officer','anthropic|chief_technology',NULL,NULL,NULL,'2025-10-03 07:00:00.123456','2025-10-03 09:00:00.123456','2025-10-03 09:00:00.123456',1,3,3,1,NULL,2,7,'anthropic',0,0);
CREATE TABLE pulls (
	id INTEGER NOT NULL, 
	feed_id INTEGER NOT NULL, 
	pulled_at DATETIME NOT NULL, 
	outcome VARCHAR(24) NOT NULL, 
	status INTEGER, 
	error TEXT, 
	entries_new INTEGER NOT NULL, 
	entries_changed INTEGER NOT NULL, 
	entries_known INTEGER NOT NULL, 
	CONSTRAINT pk_pulls PRIMARY KEY (id), 
	CONSTRAINT fk_pulls_feed_id_feeds FOREIGN KEY(feed_id) REFERENCES feeds (id) ON DELETE CASCADE, 
	CONSTRAINT ck_pulls_outcome CHECK (outcome IN ('updated', 'unchanged', 'failed', 'gone'))
);
INSERT INTO "pulls" VALUES(1,1,'2025-10-03 08:00:00.123456','updated',200,NULL,1,0,0);
INSERT INTO "pulls" VALUES(2,1,'2025-10-03 09:00:00.123456','updated',200,NULL,1,0,0);
INSERT INTO "pulls" VALUES(3,1,'2025-10-03 09:00:00.123456','updated',200,NULL,1,0,0);
INSERT INTO "pulls" VALUES(4,1,'2025-10-03 09:00:00.123456','updated',200,NULL,1,0,0);
INSERT INTO "pulls" VALUES(5,1,'2025-10-03 09:00:00.123456','updated',200,NULL,1,0,0);
CREATE TABLE readings (
	id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	revision_id INTEGER NOT NULL, 
	model TEXT NOT NULL, 
	language TEXT, 
	flagged BOOLEAN NOT NULL, 
	score FLOAT NOT NULL, 
	reason TEXT NOT NULL, 
	read_at DATETIME NOT NULL, 
	current BOOLEAN NOT NULL, 
	CONSTRAINT pk_readings PRIMARY KEY (id), 
	CONSTRAINT fk_readings_revision_id_revisions FOREIGN KEY(revision_id) REFERENCES revisions (id), 
	CONSTRAINT fk_readings_story_id_stories FOREIGN KEY(story_id) REFERENCES stories (id)
);
INSERT INTO "readings" VALUES(1,1,1,'m1','en',1,0.9,'for the test','2025-10-03 08:00:00.123456',1);
INSERT INTO "readings" VALUES(2,2,2,'m1','en',1,0.9,'for the test','2025-10-03 09:00:00.123456',1);
INSERT INTO "readings" VALUES(3,3,3,'m1','en',1,0.9,'for the test','2025-10-03 09:00:00.123456',1);
INSERT INTO "readings" VALUES(4,5,4,'m1','en',1,0.9,'for the test','2025-10-03 09:00:00.123456',1);
CREATE TABLE reports (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	person TEXT, 
	change VARCHAR(24) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	status VARCHAR(24) NOT NULL, 
	role TEXT, 
	role_code VARCHAR(24) NOT NULL, 
	function VARCHAR(24) NOT NULL, 
	level VARCHAR(24) NOT NULL, 
	organisation TEXT, 
	previous_role TEXT, 
	previous_organisation TEXT, 
	next_role TEXT, 
	next_organisation TEXT, 
	predecessor TEXT, 
	successor TEXT, 
	reports_to TEXT, 
	effective_on DATE, 
	effective_text TEXT, 
	confidence FLOAT NOT NULL, 
	evidence JSON NOT NULL, 
	snippet TEXT NOT NULL, 
	block_key TEXT NOT NULL, 
	seat_key TEXT, house_key TEXT, search_announced BOOLEAN DEFAULT 0 NOT NULL, denied BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_reports PRIMARY KEY (id), 
	CONSTRAINT fk_reports_reading_id_readings FOREIGN KEY(reading_id) REFERENCES readings (id), 
	CONSTRAINT fk_reports_story_id_stories FOREIGN KEY(story_id) REFERENCES stories (id), 
	CONSTRAINT uq_reports_reading_id_ordinal UNIQUE (reading_id, ordinal), 
	CONSTRAINT ck_reports_change CHECK (change IN ('appointed', 'departed')), 
	CONSTRAINT ck_reports_kind CHECK (kind IN ('hired', 'promoted', 'moved', 'interim', 'elected', 'returned', 'resigned', 'retired', 'dismissed', 'died', 'expired', 'unknown')), 
	CONSTRAINT ck_reports_status CHECK (status IN ('confirmed', 'proposed', 'rumoured')), 
	CONSTRAINT ck_reports_role_code CHECK (role_code IN ('chief_executive', 'chief_financial', 'chief_operating', 'chief_technology', 'chief_information', 'chief_security', 'chief_marketing', 'chief_people', 'chief_product', 'chief_revenue', 'chief_commercial', 'chief_risk', 'chief_compliance', 'chief_legal', 'chief_strategy', 'chief_investment', 'chief_communications', 'chief_data', 'chief_procurement', 'chief_accounting', 'other_chief', 'chair', 'vice_chair', 'president', 'managing_director', 'general_manager', 'board_member', 'vice_president', 'head', 'partner', 'general_secretary', 'editor', 'principal', 'other')), 
	CONSTRAINT ck_reports_function CHECK (function IN ('general', 'finance', 'operations', 'technology', 'people', 'legal', 'marketing', 'sales', 'product', 'risk', 'communications', 'strategy', 'investment', 'research', 'other')), 
	CONSTRAINT ck_reports_level CHECK (level IN ('board', 'c_level', 'executive', 'senior', 'other'))
);
INSERT INTO "reports" VALUES(1,1,1,0,'Rahul Patil','appointed','hired','confirmed','chief technology officer','chief_technology','technology','c_level','Anthropic',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.75,'{"person": ["text", 20, 31], "sentence": ["text", 0, 64]}','Anthropic has hired Rahul Patil as its chief technology officer.','ftl','anthropic|chief_technology','anthropic',0,0);
INSERT INTO "reports" VALUES(2,2,2,0,'Rahul Patil','appointed','hired','confirmed','chief technology officer','chief_technology','technology','c_level','Anthropic',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.75,'{"person": ["text", 20, 31], "sentence": ["text", 0, 64]}','Anthropic has hired Rahul Patil as its chief technology officer.','ftl','anthropic|chief_technology','anthropic',0,0);
INSERT INTO "reports" VALUES(3,3,3,0,'Rahul Patil','appointed','hired','confirmed','chief technology officer','chief_technology','technology','c_level','Anthropic',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.75,'{"person": ["text", 20, 31], "sentence": ["text", 0, 64]}','Anthropic has hired Rahul Patil as its chief technology officer.','ftl','anthropic|chief_technology','anthropic',0,0);
INSERT INTO "reports" VALUES(4,2,2,1,'Rahul Patil','appointed','unknown','confirmed','chief technology officer','chief_technology','technology','c_level','Anthropic',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1.0,'{"person": ["text", 20, 31], "role": ["text", 39, 63], "organisation": ["text", 0, 9], "sentence": ["text", 0, 64]}','Anthropic has hired Rahul Patil as its chief technology officer.','ftl','anthropic|chief_technology','anthropic',0,0);
INSERT INTO "reports" VALUES(5,4,5,0,'Rahul Patil','appointed','hired','confirmed','chief technology officer','chief_technology','technology','c_level','Anthropic',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.95,'{"person": ["text", 20, 31], "sentence": ["text", 0, 64]}','Anthropic has hired Rahul Patil as its chief technology officer.','ftl','anthropic|chief_technology','anthropic',0,0);
CREATE TABLE revisions (
	id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT, 
	text_hash TEXT NOT NULL, 
	source TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	language TEXT, 
	settled_at DATETIME NOT NULL, 
	CONSTRAINT pk_revisions PRIMARY KEY (id), 
	CONSTRAINT fk_revisions_story_id_stories FOREIGN KEY(story_id) REFERENCES stories (id), 
	CONSTRAINT uq_revisions_story_id_number UNIQUE (story_id, number)
);
INSERT INTO "revisions" VALUES(1,1,1,'Anthropic hires a CTO','Anthropic has hired Rahul Patil as its chief technology officer. He joins from Stripe.','8c19b58019a5643994daf8d5816fda542723c417f52512aba2a327f4bb59c086','feed','long enough','en','2025-10-03 08:00:00.123456');
INSERT INTO "revisions" VALUES(2,2,1,'Anthropic hires a CTO','Anthropic has hired Rahul Patil as its chief technology officer. He joins from Stripe.','8c19b58019a5643994daf8d5816fda542723c417f52512aba2a327f4bb59c086','feed','long enough','en','2025-10-03 09:00:00.123456');
INSERT INTO "revisions" VALUES(3,3,1,'Anthropic hires a CTO','Anthropic has hired Rahul Patil as its chief technology officer. He joins from Stripe.','8c19b58019a5643994daf8d5816fda542723c417f52512aba2a327f4bb59c086','feed','long enough','en','2025-10-03 09:00:00.123456');
INSERT INTO "revisions" VALUES(4,5,1,'Anthropic hires a CTO','Anthropic has hired Rahul Patil as its chief technology officer. He joins from Stripe.','8c19b58019a5643994daf8d5816fda542723c417f52512aba2a327f4bb59c086','feed','long enough','en','2025-10-03 09:00:00.123456');
CREATE TABLE sessions (
	id INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	token_id INTEGER NOT NULL, 
	ends_at DATETIME NOT NULL, 
	CONSTRAINT pk_sessions PRIMARY KEY (id), 
	CONSTRAINT uq_sessions_hash UNIQUE (hash), 
	CONSTRAINT fk_sessions_token_id_tokens FOREIGN KEY(token_id) REFERENCES tokens (id) ON DELETE CASCADE
);
INSERT INTO "sessions" VALUES(1,'4a6536c3d273c777c8b5d25f6415e3851c913c6d9de3ca28419c58cdb393ba7b',1,'2025-10-03 09:00:00.123456');
CREATE TABLE stories (
	id INTEGER NOT NULL, 
	url TEXT, 
	canonical_url TEXT, 
	title TEXT NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_try_at DATETIME NOT NULL, 
	failed_stage TEXT, 
	error TEXT, 
	revision INTEGER, 
	copy_of INTEGER, 
	fingerprint BIGINT, 
	language TEXT, 
	publisher TEXT, 
	published_at DATETIME, 
	published_on DATE, 
	first_seen_at DATETIME NOT NULL, 
	settled_at DATETIME, 
	resolved_at DATETIME, 
	CONSTRAINT pk_stories PRIMARY KEY (id), 
	CONSTRAINT fk_stories_copy_of_stories FOREIGN KEY(copy_of) REFERENCES stories (id), 
	CONSTRAINT uq_stories_canonical_url UNIQUE (canonical_url), 
	CONSTRAINT ck_stories_state CHECK (state IN ('new', 'fetched', 'read', 'resolved', 'failed'))
);
INSERT INTO "stories" VALUES(1,'https://news.example/one','https://news.example/one','Anthropic hires a CTO','resolved',0,'2025-10-03 08:00:00.123456',NULL,NULL,1,NULL,NULL,'en',NULL,'2025-10-03 07:00:00.123456','2025-10-03','2025-10-03 08:00:00.123456','2025-10-03 08:00:00.123456','2025-10-03 08:00:00.123456');
INSERT INTO "stories" VALUES(2,'https://news.example/two','https://news.example/two','Anthropic hires a CTO','resolved',0,'2025-10-03 09:00:00.123456',NULL,NULL,1,NULL,NULL,'en',NULL,'2025-10-03 07:00:00.123456','2025-10-03','2025-10-03 09:00:00.123456','2025-10-03 09:00:00.123456','2025-10-03 09:00:00.123456');
INSERT INTO "stories" VALUES(3,'https://news.example/three','https://news.example/three','Anthropic hires a CTO','resolved',0,'2025-10-03 09:00:00.123456',NULL,NULL,1,NULL,NULL,'en',NULL,'2025-10-03 07:00:00.123456','2025-10-03','2025-10-03 09:00:00.123456','2025-10-03 09:00:00.123456','2025-10-03 09:00:00.123456');
INSERT INTO "stories" VALUES(4,'https://news.example/waiting','https://news.example/waiting','Title of waiting','new',0,'2025-10-03 09:00:00.123456',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2025-10-03 07:00:00.123456','2025-10-03','2025-10-03 09:00:00.123456',NULL,NULL);
INSERT INTO "stories" VALUES(5,'https://news.example/story-1','https://news.example/story-1','Anthropic hires a CTO','resolved',0,'2025-10-03 09:00:00.123456',NULL,NULL,1,NULL,NULL,'en',NULL,'2025-10-03 08:00:00.123456','2025-10-03','2025-10-03 09:00:00.123456','2025-10-03 09:00:00.123456','2025-10-03 09:00:00.123456');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql)VALUES('table','story_words','story_words',0,'CREATE VIRTUAL TABLE story_words using fts5(words, content='''', tokenize=''ascii'')');
CREATE TABLE 'story_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO "story_words_config" VALUES('version',4);
CREATE TABLE 'story_words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO "story_words_data" VALUES(1,X'0448');
INSERT INTO "story_words_data" VALUES(10,X'000000000104040004010101020101030101040101');
INSERT INTO "story_words_data" VALUES(137438953473,X'000000A102306101020402086E7468726F7069630104020602017301020B0105636869656601020D0202746F010205010466726F6D0102120103686173010207020165010210020469726564010208050173010203010369747301020C01056A6F696E7301021101076F66666963657201020F0105706174696C01020A0105726168756C0102090106737472697065010213010A746563686E6F6C6F677901020E04060E060A070908060906080A0C0A0A0B');
INSERT INTO "story_words_data" VALUES(274877906945,X'000000A102306102020402086E7468726F7069630204020602017302020B0105636869656602020D0202746F020205010466726F6D0202120103686173020207020165020210020469726564020208050173020203010369747302020C01056A6F696E7302021101076F66666963657202020F0105706174696C02020A0105726168756C0202090106737472697065020213010A746563686E6F6C6F677902020E04060E060A070908060906080A0C0A0A0B');
INSERT INTO "story_words_data" VALUES(412316860417,X'000000A102306103020402086E7468726F7069630304020602017303020B0105636869656603020D0202746F030205010466726F6D0302120103686173030207020165030210020469726564030208050173030203010369747303020C01056A6F696E7303021101076F66666963657203020F0105706174696C03020A0105726168756C0302090106737472697065030213010A746563686E6F6C6F677903020E04060E060A070908060906080A0C0A0A0B');
INSERT INTO "story_words_data" VALUES(549755813889,X'000000A102306104020402086E7468726F7069630404020602017304020B0105636869656604020D0202746F040205010466726F6D0402120103686173040207020165040210020469726564040208050173040203010369747304020C01056A6F696E7304021101076F66666963657204020F0105706174696C04020A0105726168756C0402090106737472697065040213010A746563686E6F6C6F677904020E04060E060A070908060906080A0C0A0A0B');
CREATE TABLE 'story_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO "story_words_docsize" VALUES(1,X'12');
INSERT INTO "story_words_docsize" VALUES(2,X'12');
INSERT INTO "story_words_docsize" VALUES(3,X'12');
INSERT INTO "story_words_docsize" VALUES(4,X'12');
CREATE TABLE 'story_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO "story_words_idx" VALUES(1,X'',2);
INSERT INTO "story_words_idx" VALUES(2,X'',2);
INSERT INTO "story_words_idx" VALUES(3,X'',2);
INSERT INTO "story_words_idx" VALUES(4,X'',2);
CREATE TABLE tokens (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	last_used_at DATETIME, 
	CONSTRAINT pk_tokens PRIMARY KEY (id), 
	CONSTRAINT uq_tokens_name UNIQUE (name), 
	CONSTRAINT uq_tokens_hash UNIQUE (hash)
);
INSERT INTO "tokens" VALUES(1,'laptop','c982716c1ec9c4c053685e6ca61a5443f094dca9f9c19b74536f9095396c9e21','2025-10-03 08:00:00.123456','2025-10-03 08:00:00.000000');
CREATE TABLE watch_companies (
	watch_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_watch_companies PRIMARY KEY (watch_id, ordinal), 
	CONSTRAINT fk_watch_companies_watch_id_watches FOREIGN KEY(watch_id) REFERENCES watches (id) ON DELETE CASCADE
);
INSERT INTO "watch_companies" VALUES(1,0,'Anthropic','anthropic');
CREATE TABLE watches (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	filter JSON NOT NULL, 
	channel TEXT NOT NULL, 
	secret TEXT, 
	echo JSON NOT NULL, 
	rhythm VARCHAR(24) NOT NULL, 
	unconfirmed BOOLEAN NOT NULL, 
	companies INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	paused_at DATETIME, 
	CONSTRAINT uq_watches_name UNIQUE (name), 
	CONSTRAINT ck_watches_rhythm CHECK (rhythm IN ('immediate', 'daily', 'weekly'))
);
INSERT INTO "watches" VALUES(1,'w','{}','https://hooks.example','whsec_AAAA','{}','immediate',0,1,'2025-10-02 08:00:00.123456',NULL);
CREATE INDEX ix_feeds_state_next_pull_at ON feeds (state, next_pull_at);
CREATE INDEX ix_stories_copy_of ON stories (copy_of);
CREATE INDEX ix_stories_first_seen_at ON stories (first_seen_at);
CREATE INDEX ix_stories_language ON stories (language);
CREATE INDEX ix_stories_state_next_try_at_id ON stories (state, next_try_at, id);
CREATE INDEX ix_entries_story_id ON entries (story_id);
CREATE INDEX ix_pulls_feed_id_pulled_at ON pulls (feed_id, pulled_at);
CREATE INDEX ix_readings_current_flagged_read_at ON readings (current, flagged, read_at);
CREATE INDEX ix_readings_revision_id ON readings (revision_id);
CREATE INDEX ix_readings_story_id_current ON readings (story_id, current);
CREATE UNIQUE INDEX uq_readings_story_id_current ON readings (story_id) WHERE current;
CREATE INDEX ix_reports_block_key ON reports (block_key);
CREATE INDEX ix_reports_story_id ON reports (story_id);
CREATE INDEX ix_moves_listing ON moves (announced_at, merged_into, withdrawn_at, level, kind, status, change, function, role_code, country, sector, confidence, best_story_id);
CREATE INDEX ix_moves_organisation ON moves (organisation_key, announced_at, merged_into, withdrawn_at);
CREATE INDEX ix_moves_person ON moves (person_key, announced_at, merged_into, withdrawn_at);
CREATE INDEX ix_moves_seat ON moves (seat_key, announced_at, merged_into, withdrawn_at, change, status, kind, person_key);
CREATE INDEX ix_moves_first_seen_at ON moves (first_seen_at);
CREATE INDEX ix_moves_role_key ON moves (role_key);
CREATE INDEX ix_moves_best_report_id ON moves (best_report_id);
CREATE INDEX ix_moves_best_story_id ON moves (best_story_id);
CREATE INDEX ix_moves_merged_into ON moves (merged_into) WHERE merged_into is not null;
CREATE INDEX ix_move_reports_move_id ON move_reports (move_id);
CREATE INDEX ix_decided_reports_block_key ON decided_reports (block_key);
CREATE INDEX ix_company_names_key ON company_names ("key");
CREATE INDEX ix_reports_house_key ON reports (house_key);
CREATE INDEX ix_moves_house_key ON moves (house_key);
CREATE INDEX ix_watch_companies_key ON watch_companies ("key");
CREATE INDEX ix_deliveries_state_next_try_at_id ON deliveries (state, next_try_at, id);
CREATE INDEX ix_sessions_token_id ON sessions (token_id);
CREATE INDEX ix_judgements_story_id ON judgements (story_id);
CREATE INDEX ix_judged_reports_judgement_id ON judged_reports (judgement_id);
CREATE INDEX ix_move_versions_report_id ON move_versions (report_id);
CREATE INDEX ix_delivery_moves_move_id ON delivery_moves (move_id);
CREATE INDEX ix_deliveries_watch_id_state_next_try_at_id ON deliveries (watch_id, state, next_try_at, id);
CREATE VIEW recent_moves as
select m.id, m.person, m.change, m.kind, m.status, m.role, m.role_code, m.function, m.level, m.organisation,
       m.country, m.sector, m.ticker, m.effective_on, m.announced_at, m.first_seen_at, m.predecessor, m.successor,
       m.previous_role, m.previous_organisation, m.next_role, m.next_organisation, m.reports_to, m.confidence,
       m.sources, s.title as headline, r.snippet, s.url, s.language, m.updated_at
from moves m
join reports r on r.id = m.best_report_id
join stories s on s.id = m.best_story_id
where m.merged_into is null and m.withdrawn_at is null;
CREATE VIEW open_seats as
select s.post, s.organisation, s.left_by, s.left_on, cast(julianday('now', 'start of day') - julianday(s.left_on) as integer) as days_open,
       (select i.person from moves i
        where i.seat_key = s.seat_key and i.change = 'appointed' and i.kind = 'interim' and i.status = 'confirmed'
          and i.merged_into is null and i.withdrawn_at is null and not i.denied and i.announced_at >= s.since
        order by i.announced_at desc, i.id desc limit 1) as interim_holder,
       s.role_code, s.country, s.sector, s.move_id,
       (s.search_announced or exists
        (select 1 from moves i
         where i.seat_key = s.seat_key and i.change = 'appointed' and i.kind = 'interim' and i.search_announced
           and i.status = 'confirmed' and i.merged_into is null and i.withdrawn_at is null and not i.denied
           and i.announced_at >= s.since)) as search_announced
from (select d.id as move_id, coalesce(d.role, d.role_code) as post, d.organisation, d.person as left_by,
             d.person_key, coalesce(d.effective_on, date(d.announced_at)) as left_on, datetime(d.announced_at, '-120 days') as since,
             d.announced_at, d.seat_key, d.role_code, d.country, d.sector, d.search_announced
      from moves d
      where d.change = 'departed' and d.status = 'confirmed' and d.seat_key is not null
        and d.merged_into is null and d.withdrawn_at is null) s
where not exists (select 1 from moves a
                  where a.seat_key = s.seat_key and a.change = 'appointed' and a.kind <> 'interim'
                    and a.status = 'confirmed' and a.merged_into is null and a.withdrawn_at is null and not a.denied
                    and a.announced_at >= s.since
                    and (a.person_key is null or s.person_key is null or a.person_key <> s.person_key))
  and not exists (select 1 from moves l
                  where l.seat_key = s.seat_key and l.change = 'departed' and l.status = 'confirmed'
                    and l.merged_into is null and l.withdrawn_at is null
                    and (l.announced_at > s.announced_at or (l.announced_at = s.announced_at and l.id > s.move_id)));
PRAGMA writable_schema=OFF;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('moves',2);
INSERT INTO "sqlite_sequence" VALUES('watches',1);
COMMIT;
