CREATE TABLE blob (
	sha256 TEXT COLLATE "C" NOT NULL,
	size INTEGER NOT NULL,
	data BYTEA NOT NULL,
	CONSTRAINT pk_blob PRIMARY KEY (sha256)
)
--
CREATE INDEX ix_blob_size ON blob (size)
--
CREATE TABLE card (
	serial BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	day TEXT COLLATE "C" NOT NULL,
	last TEXT COLLATE "C" NOT NULL,
	flags INTEGER NOT NULL,
	body TEXT NOT NULL,
	CONSTRAINT pk_card PRIMARY KEY (serial),
	CONSTRAINT uq_card_id UNIQUE (id)
)
--
CREATE INDEX ix_card_kind_day_id_last_flags ON card (kind, day, id, last, flags)
--
CREATE TABLE cluster (
	item BIGINT NOT NULL,
	cluster TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_cluster PRIMARY KEY (item)
)
--
CREATE INDEX ix_cluster_cluster ON cluster (cluster)
--
CREATE TABLE contradiction (
	about TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	property TEXT COLLATE "C" NOT NULL,
	first TEXT COLLATE "C" NOT NULL,
	second TEXT COLLATE "C" NOT NULL,
	says VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT pk_contradiction PRIMARY KEY (about, id)
)
--
CREATE INDEX ix_contradiction_kind ON contradiction (kind)
--
CREATE TABLE edge (
	one BIGINT NOT NULL,
	other BIGINT NOT NULL,
	score FLOAT NOT NULL,
	CONSTRAINT pk_edge PRIMARY KEY (one, other)
)
--
CREATE TABLE item_key (
	key BIGINT NOT NULL,
	item BIGINT NOT NULL,
	CONSTRAINT pk_item_key PRIMARY KEY (key, item)
)
--
CREATE TABLE link_constraint (
	family INTEGER NOT NULL,
	first TEXT COLLATE "C" NOT NULL,
	second TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_link_constraint PRIMARY KEY (family, first, second, kind)
)
--
CREATE INDEX ix_link_constraint_family_second ON link_constraint (family, second)
--
CREATE TABLE log (
	seq BIGINT NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	by VARCHAR COLLATE "C" NOT NULL,
	body TEXT NOT NULL,
	previous TEXT COLLATE "C" NOT NULL,
	hash TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_log PRIMARY KEY (seq)
)
--
CREATE TABLE meta (
	key TEXT COLLATE "C" NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_meta PRIMARY KEY (key)
)
--
CREATE TABLE run (
	serial BIGINT NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	by VARCHAR COLLATE "C" NOT NULL,
	version TEXT NOT NULL,
	codebook TEXT NOT NULL,
	components TEXT NOT NULL,
	models TEXT NOT NULL,
	CONSTRAINT pk_run PRIMARY KEY (serial),
	CONSTRAINT uq_run_key UNIQUE (key)
)
--
CREATE TABLE card_key (
	key TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	day TEXT COLLATE "C" NOT NULL,
	last TEXT COLLATE "C" NOT NULL,
	card BIGINT NOT NULL,
	flags INTEGER NOT NULL,
	CONSTRAINT pk_card_key PRIMARY KEY (key, kind, day, last, card, flags),
	CONSTRAINT fk_card_key_card FOREIGN KEY(card) REFERENCES card (serial)
)
--
CREATE INDEX ix_card_key_card ON card_key (card)
--
CREATE TABLE judgement (
	seq BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	decision TEXT COLLATE "C" NOT NULL,
	by VARCHAR COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	value TEXT,
	reason VARCHAR COLLATE "C" NOT NULL,
	replaces TEXT COLLATE "C",
	ends TEXT COLLATE "C",
	in_force BOOLEAN NOT NULL,
	CONSTRAINT pk_judgement PRIMARY KEY (seq),
	CONSTRAINT fk_judgement_seq FOREIGN KEY(seq) REFERENCES log (seq),
	CONSTRAINT uq_judgement_id UNIQUE (id)
)
--
CREATE INDEX ix_judgement_decision ON judgement (decision)
--
CREATE INDEX ix_judgement_ends ON judgement (ends)
--
CREATE TABLE report (
	serial BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	sha256 TEXT COLLATE "C" NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	source VARCHAR COLLATE "C",
	url VARCHAR COLLATE "C",
	title VARCHAR COLLATE "C",
	byline VARCHAR COLLATE "C",
	published TEXT COLLATE "C",
	retrieved VARCHAR COLLATE "C",
	language VARCHAR COLLATE "C" NOT NULL,
	rights VARCHAR COLLATE "C",
	CONSTRAINT pk_report PRIMARY KEY (serial),
	CONSTRAINT uq_report_id UNIQUE (id),
	CONSTRAINT fk_report_sha256 FOREIGN KEY(sha256) REFERENCES blob (sha256)
)
--
CREATE INDEX ix_report_published ON report (published)
--
CREATE INDEX ix_report_source ON report (source)
--
CREATE TABLE skip (
	serial BIGINT NOT NULL,
	run BIGINT NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	reason TEXT NOT NULL,
	message VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT pk_skip PRIMARY KEY (serial),
	CONSTRAINT fk_skip_run FOREIGN KEY(run) REFERENCES run (serial)
)
--
CREATE INDEX ix_skip_run ON skip (run)
--
CREATE TABLE actor (
	serial BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	report BIGINT NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	body TEXT NOT NULL,
	place INTEGER NOT NULL,
	run BIGINT NOT NULL,
	retired_by BIGINT,
	CONSTRAINT pk_actor PRIMARY KEY (serial),
	CONSTRAINT uq_actor_id UNIQUE (id),
	CONSTRAINT fk_actor_report FOREIGN KEY(report) REFERENCES report (serial),
	CONSTRAINT fk_actor_run FOREIGN KEY(run) REFERENCES run (serial),
	CONSTRAINT fk_actor_retired_by FOREIGN KEY(retired_by) REFERENCES run (serial)
)
--
CREATE INDEX ix_actor_report ON actor (report)
--
CREATE TABLE card_report (
	card BIGINT NOT NULL,
	report BIGINT NOT NULL,
	CONSTRAINT pk_card_report PRIMARY KEY (card, report),
	CONSTRAINT fk_card_report_card FOREIGN KEY(card) REFERENCES card (serial),
	CONSTRAINT fk_card_report_report FOREIGN KEY(report) REFERENCES report (serial)
)
--
CREATE INDEX ix_card_report_report ON card_report (report)
--
CREATE TABLE item (
	serial BIGINT NOT NULL,
	family INTEGER NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	report BIGINT,
	day TEXT COLLATE "C",
	body BYTEA NOT NULL,
	CONSTRAINT pk_item PRIMARY KEY (serial),
	CONSTRAINT fk_item_report FOREIGN KEY(report) REFERENCES report (serial)
)
--
CREATE UNIQUE INDEX ix_item_family_id ON item (family, id)
--
CREATE INDEX ix_item_report ON item (report)
--
CREATE TABLE judged (
	subject VARCHAR COLLATE "C" NOT NULL,
	judgement BIGINT NOT NULL,
	side INTEGER NOT NULL,
	place INTEGER NOT NULL,
	CONSTRAINT pk_judged PRIMARY KEY (subject, judgement, side),
	CONSTRAINT fk_judged_judgement FOREIGN KEY(judgement) REFERENCES judgement (seq)
)
--
CREATE INDEX ix_judged_judgement ON judged (judgement)
--
CREATE TABLE seal (
	judgement BIGINT NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	subject TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_seal PRIMARY KEY (judgement, name),
	CONSTRAINT fk_seal_judgement FOREIGN KEY(judgement) REFERENCES judgement (seq)
)
--
CREATE INDEX ix_seal_subject ON seal (subject)
--
CREATE TABLE text (
	serial BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	report BIGINT NOT NULL,
	title VARCHAR COLLATE "C",
	chars VARCHAR COLLATE "C" NOT NULL,
	reader VARCHAR COLLATE "C" NOT NULL,
	encoding VARCHAR COLLATE "C",
	origins TEXT NOT NULL,
	body_start INTEGER NOT NULL,
	current BOOLEAN NOT NULL,
	CONSTRAINT pk_text PRIMARY KEY (serial),
	CONSTRAINT uq_text_id UNIQUE (id),
	CONSTRAINT fk_text_report FOREIGN KEY(report) REFERENCES report (serial)
)
--
CREATE INDEX ix_text_report ON text (report)
--
CREATE TABLE account (
	serial BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	report BIGINT NOT NULL,
	text BIGINT NOT NULL,
	kind TEXT NOT NULL,
	anchors TEXT NOT NULL,
	scope TEXT NOT NULL,
	place INTEGER NOT NULL,
	run BIGINT NOT NULL,
	retired_by BIGINT,
	CONSTRAINT pk_account PRIMARY KEY (serial),
	CONSTRAINT uq_account_id UNIQUE (id),
	CONSTRAINT fk_account_report FOREIGN KEY(report) REFERENCES report (serial),
	CONSTRAINT fk_account_text FOREIGN KEY(text) REFERENCES text (serial),
	CONSTRAINT fk_account_run FOREIGN KEY(run) REFERENCES run (serial),
	CONSTRAINT fk_account_retired_by FOREIGN KEY(retired_by) REFERENCES run (serial)
)
--
CREATE INDEX ix_account_report ON account (report)
--
CREATE INDEX ix_account_retired_by ON account (retired_by) WHERE retired_by IS NOT NULL
--
CREATE TABLE actor_form (
	actor BIGINT NOT NULL,
	item TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_actor_form PRIMARY KEY (actor),
	CONSTRAINT fk_actor_form_actor FOREIGN KEY(actor) REFERENCES actor (serial)
)
--
CREATE INDEX ix_actor_form_item ON actor_form (item)
--
CREATE TABLE coding (
	serial BIGINT NOT NULL,
	report BIGINT NOT NULL,
	text BIGINT NOT NULL,
	run BIGINT NOT NULL,
	CONSTRAINT pk_coding PRIMARY KEY (serial),
	CONSTRAINT fk_coding_report FOREIGN KEY(report) REFERENCES report (serial),
	CONSTRAINT fk_coding_text FOREIGN KEY(text) REFERENCES text (serial),
	CONSTRAINT fk_coding_run FOREIGN KEY(run) REFERENCES run (serial)
)
--
CREATE INDEX ix_coding_report ON coding (report)
--
CREATE INDEX ix_coding_run ON coding (run)
--
CREATE TABLE assertion (
	serial BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	account BIGINT NOT NULL,
	property TEXT COLLATE "C" NOT NULL,
	value TEXT NOT NULL,
	words VARCHAR COLLATE "C" NOT NULL,
	evidence TEXT NOT NULL,
	claimants TEXT NOT NULL,
	stance TEXT NOT NULL,
	certainty TEXT NOT NULL,
	score FLOAT NOT NULL,
	made_by TEXT NOT NULL,
	place INTEGER NOT NULL,
	run BIGINT NOT NULL,
	retired_by BIGINT,
	CONSTRAINT pk_assertion PRIMARY KEY (serial),
	CONSTRAINT uq_assertion_id UNIQUE (id),
	CONSTRAINT fk_assertion_account FOREIGN KEY(account) REFERENCES account (serial),
	CONSTRAINT fk_assertion_run FOREIGN KEY(run) REFERENCES run (serial),
	CONSTRAINT fk_assertion_retired_by FOREIGN KEY(retired_by) REFERENCES run (serial)
)
--
CREATE INDEX ix_assertion_account ON assertion (account)
--
CREATE INDEX ix_assertion_retired_by ON assertion (retired_by) WHERE retired_by IS NOT NULL
--
CREATE TABLE note (
	serial BIGINT NOT NULL,
	coding BIGINT NOT NULL,
	code TEXT NOT NULL,
	message VARCHAR COLLATE "C" NOT NULL,
	start INTEGER,
	"end" INTEGER,
	made_by TEXT NOT NULL,
	CONSTRAINT pk_note PRIMARY KEY (serial),
	CONSTRAINT fk_note_coding FOREIGN KEY(coding) REFERENCES coding (serial)
)
--
CREATE INDEX ix_note_coding ON note (coding)
--
CREATE TABLE text_search (serial BIGINT PRIMARY KEY REFERENCES text (serial), lexemes tsvector NOT NULL, words TEXT)
--
ALTER TABLE text_search ALTER COLUMN lexemes SET STORAGE EXTERNAL
--
CREATE INDEX ix_text_search_lexemes ON text_search USING gin (lexemes)
--
CREATE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log and the judgements of an archive are only ever added to' USING ERRCODE = 'restrict_violation'; END $$
--
CREATE TRIGGER log_kept BEFORE UPDATE OR DELETE ON log FOR EACH ROW EXECUTE FUNCTION only_added()
--
CREATE TRIGGER judged_kept BEFORE UPDATE OR DELETE ON judged FOR EACH ROW EXECUTE FUNCTION only_added()
--
CREATE TRIGGER judgement_kept BEFORE DELETE OR UPDATE OF "seq", "id", "decision", "by", "at", "value", "reason", "replaces", "ends" ON judgement FOR EACH ROW EXECUTE FUNCTION only_added()
--
CREATE TRIGGER log_whole BEFORE TRUNCATE ON log FOR EACH STATEMENT EXECUTE FUNCTION only_added()
--
CREATE TRIGGER judged_whole BEFORE TRUNCATE ON judged FOR EACH STATEMENT EXECUTE FUNCTION only_added()
--
CREATE TRIGGER judgement_whole BEFORE TRUNCATE ON judgement FOR EACH STATEMENT EXECUTE FUNCTION only_added()
