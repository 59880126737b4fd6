CREATE TABLE attempt (
	"key" TEXT NOT NULL,
	at TEXT NOT NULL,
	CONSTRAINT pk_attempt PRIMARY KEY ("key", at)
)
--
CREATE INDEX ix_attempt_at ON attempt (at)
--
CREATE TABLE person (
	"key" TEXT NOT NULL,
	name TEXT NOT NULL,
	role TEXT NOT NULL,
	password TEXT,
	disabled BOOLEAN NOT NULL,
	made TEXT NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY ("key")
)
--
CREATE TABLE session (
	hash TEXT NOT NULL,
	person TEXT NOT NULL,
	begun TEXT NOT NULL,
	seen TEXT NOT NULL,
	ends TEXT NOT NULL,
	CONSTRAINT pk_session PRIMARY KEY (hash),
	CONSTRAINT fk_session_person FOREIGN KEY(person) REFERENCES person ("key")
)
--
CREATE INDEX ix_session_person ON session (person)
--
CREATE TABLE token (
	id TEXT NOT NULL,
	hash TEXT NOT NULL,
	person TEXT NOT NULL,
	name TEXT NOT NULL,
	made TEXT NOT NULL,
	ends TEXT NOT NULL,
	used TEXT,
	CONSTRAINT pk_token PRIMARY KEY (id),
	CONSTRAINT uq_token_hash UNIQUE (hash),
	CONSTRAINT fk_token_person FOREIGN KEY(person) REFERENCES person ("key")
)
--
CREATE INDEX ix_token_person ON token (person)
