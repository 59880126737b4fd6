CREATE TABLE blob (
	sha256 TEXT NOT NULL,
	size INTEGER NOT NULL,
	data BLOB NOT NULL,
	CONSTRAINT pk_blob PRIMARY KEY (sha256)
)
--
CREATE INDEX ix_blob_size ON blob (size)
--
CREATE TABLE card (
	serial INTEGER NOT NULL,
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	day TEXT NOT NULL,
	last TEXT NOT NULL,
	flags INTEGER NOT NULL,
	body TEXT NOT NULL,
	CONSTRAINT pk_card PRIMARY KEY (serial),
	CONSTRAINT uq_card_id UNIQUE (id)
)
--
CREATE INDEX ix_card_kind_day_id_last_flags ON card (kind, day, id, last, flags)
--
CREATE TABLE cluster (
	item INTEGER NOT NULL,
	cluster TEXT NOT NULL,
	CONSTRAINT pk_cluster PRIMARY KEY (item)
)
--
CREATE INDEX ix_cluster_cluster ON cluster (cluster)
--
CREATE TABLE contradiction (
	about TEXT NOT NULL,
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	property TEXT NOT NULL,
	first TEXT NOT NULL,
	second TEXT NOT NULL,
	says TEXT NOT NULL,
	CONSTRAINT pk_contradiction PRIMARY KEY (about, id)
)
--
CREATE INDEX ix_contradiction_kind ON contradiction (kind)
--
CREATE TABLE edge (
	one INTEGER NOT NULL,
	other INTEGER NOT NULL,
	score FLOAT NOT NULL,
	CONSTRAINT pk_edge PRIMARY KEY (one, other)
)
 WITHOUT ROWID
--
CREATE TABLE item_key (
	"key" BIGINT NOT NULL,
	item INTEGER NOT NULL,
	CONSTRAINT pk_item_key PRIMARY KEY ("key", item)
)
 WITHOUT ROWID
--
CREATE TABLE link_constraint (
	family INTEGER NOT NULL,
	first TEXT NOT NULL,
	second TEXT NOT NULL,
	kind TEXT NOT NULL,
	CONSTRAINT pk_link_constraint PRIMARY KEY (family, first, second, kind)
)
--
CREATE INDEX ix_link_constraint_family_second ON link_constraint (family, second)
--
CREATE TABLE log (
	seq INTEGER NOT NULL,
	at TEXT NOT NULL,
	kind TEXT NOT NULL,
	"by" TEXT NOT NULL,
	body TEXT NOT NULL,
	previous TEXT NOT NULL,
	hash TEXT NOT NULL,
	CONSTRAINT pk_log PRIMARY KEY (seq)
)
--
CREATE TABLE meta (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_meta PRIMARY KEY ("key")
)
--
CREATE TABLE run (
	serial INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	id TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" TEXT NOT NULL,
	version TEXT NOT NULL,
	codebook TEXT NOT NULL,
	components TEXT NOT NULL,
	models TEXT NOT NULL,
	CONSTRAINT pk_run PRIMARY KEY (serial),
	CONSTRAINT uq_run_key UNIQUE ("key")
)
--
CREATE TABLE card_key (
	"key" TEXT NOT NULL,
	kind TEXT NOT NULL,
	day TEXT NOT NULL,
	last TEXT NOT NULL,
	card INTEGER NOT NULL,
	flags INTEGER NOT NULL,
	CONSTRAINT pk_card_key PRIMARY KEY ("key", kind, day, last, card, flags),
	CONSTRAINT fk_card_key_card FOREIGN KEY(card) REFERENCES card (serial)
)
 WITHOUT ROWID
--
CREATE INDEX ix_card_key_card ON card_key (card)
--
CREATE TABLE judgement (
	seq INTEGER NOT NULL,
	id TEXT NOT NULL,
	decision TEXT NOT NULL,
	"by" TEXT NOT NULL,
	at TEXT NOT NULL,
	value TEXT,
	reason TEXT NOT NULL,
	replaces TEXT,
	ends TEXT,
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
	serial INTEGER NOT NULL,
	id TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	name TEXT NOT NULL,
	source TEXT,
	url TEXT,
	title TEXT,
	byline TEXT,
	published TEXT,
	retrieved TEXT,
	language TEXT NOT NULL,
	rights TEXT,
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
	serial INTEGER NOT NULL,
	run INTEGER NOT NULL,
	name TEXT NOT NULL,
	reason TEXT NOT NULL,
	message TEXT NOT NULL,
	CONSTRAINT pk_skip PRIMARY KEY (serial),
	CONSTRAINT fk_skip_run FOREIGN KEY(run) REFERENCES run (serial)
)
--
CREATE INDEX ix_skip_run ON skip (run)
--
CREATE TABLE actor (
	serial INTEGER NOT NULL,
	id TEXT NOT NULL,
	report INTEGER NOT NULL,
	name TEXT NOT NULL,
	body TEXT NOT NULL,
	place INTEGER NOT NULL,
	run INTEGER NOT NULL,
	retired_by INTEGER,
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
	card INTEGER NOT NULL,
	report INTEGER NOT NULL,
	CONSTRAINT pk_card_report PRIMARY KEY (card, report),
	CONSTRAINT fk_card_report_card FOREIGN KEY(card) REFERENCES card (serial),
	CONSTRAINT fk_card_report_report FOREIGN KEY(report) REFERENCES report (serial)
)
 WITHOUT ROWID
--
CREATE INDEX ix_card_report_report ON card_report (report)
--
CREATE TABLE item (
	serial INTEGER NOT NULL,
	family INTEGER NOT NULL,
	id TEXT NOT NULL,
	report INTEGER,
	day TEXT,
	body BLOB NOT NULL,
	CONSTRAINT pk_item PRIMARY KEY (serial),
	CONSTRAINT fk_item_report FOREIGN KEY(report) REFERENCES report (serial)
)
--
CREATE UNIQUE INDEX ix_item_family_id ON item (family, id)
--
CREATE INDEX ix_item_report ON item (report)
--
CREATE TABLE judged (
	subject TEXT NOT NULL,
	judgement INTEGER NOT NULL,
	side INTEGER NOT NULL,
	place INTEGER NOT NULL,
	CONSTRAINT pk_judged PRIMARY KEY (subject, judgement, side),
	CONSTRAINT fk_judged_judgement FOREIGN KEY(judgement) REFERENCES judgement (seq)
)
--
CREATE INDEX ix_judged_judgement ON judged (judgement)
--
CREATE TABLE seal (
	judgement INTEGER NOT NULL,
	name TEXT NOT NULL,
	subject TEXT NOT NULL,
	CONSTRAINT pk_seal PRIMARY KEY (judgement, name),
	CONSTRAINT fk_seal_judgement FOREIGN KEY(judgement) REFERENCES judgement (seq)
)
--
CREATE INDEX ix_seal_subject ON seal (subject)
--
CREATE TABLE text (
	serial INTEGER NOT NULL,
	id TEXT NOT NULL,
	report INTEGER NOT NULL,
	title TEXT,
	chars TEXT NOT NULL,
	reader TEXT NOT NULL,
	encoding TEXT,
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
	serial INTEGER NOT NULL,
	id TEXT NOT NULL,
	report INTEGER NOT NULL,
	text INTEGER NOT NULL,
	kind TEXT NOT NULL,
	anchors TEXT NOT NULL,
	scope TEXT NOT NULL,
	place INTEGER NOT NULL,
	run INTEGER NOT NULL,
	retired_by INTEGER,
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
	actor INTEGER NOT NULL,
	item TEXT NOT NULL,
	CONSTRAINT pk_actor_form PRIMARY KEY (actor),
	CONSTRAINT fk_actor_form_actor FOREIGN KEY(actor) REFERENCES actor (serial)
)
--
CREATE INDEX ix_actor_form_item ON actor_form (item)
--
CREATE TABLE coding (
	serial INTEGER NOT NULL,
	report INTEGER NOT NULL,
	text INTEGER NOT NULL,
	run INTEGER NOT NULL,
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
	serial INTEGER NOT NULL,
	id TEXT NOT NULL,
	account INTEGER NOT NULL,
	property TEXT NOT NULL,
	value TEXT NOT NULL,
	words TEXT NOT NULL,
	evidence TEXT NOT NULL,
	claimants TEXT NOT NULL,
	stance TEXT NOT NULL,
	certainty TEXT NOT NULL,
	score FLOAT NOT NULL,
	made_by TEXT NOT NULL,
	place INTEGER NOT NULL,
	run INTEGER NOT NULL,
	retired_by INTEGER,
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
	serial INTEGER NOT NULL,
	coding INTEGER NOT NULL,
	code TEXT NOT NULL,
	message TEXT NOT NULL,
	start INTEGER,
	"end" INTEGER,
	made_by TEXT NOT NULL,
	CONSTRAINT pk_note PRIMARY KEY (serial),
	CONSTRAINT fk_note_coding FOREIGN KEY(coding) REFERENCES coding (serial)
)
--
CREATE INDEX ix_note_coding ON note (coding)
--
CREATE VIRTUAL TABLE text_search USING fts5(title, words, tokenize='unicode61 remove_diacritics 2')
--
CREATE TRIGGER log_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log and the judgements of an archive are only ever added to'); END
--
CREATE TRIGGER log_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log and the judgements of an archive are only ever added to'); END
--
CREATE TRIGGER judged_update BEFORE UPDATE ON judged BEGIN SELECT RAISE(ABORT, 'the log and the judgements of an archive are only ever added to'); END
--
CREATE TRIGGER judged_delete BEFORE DELETE ON judged BEGIN SELECT RAISE(ABORT, 'the log and the judgements of an archive are only ever added to'); END
--
CREATE TRIGGER judgement_delete BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'the log and the judgements of an archive are only ever added to'); END
--
CREATE TRIGGER judgement_update BEFORE UPDATE OF "seq", "id", "decision", "by", "at", "value", "reason", "replaces", "ends" ON judgement BEGIN SELECT RAISE(ABORT, 'the log and the judgements of an archive are only ever added to'); END
