CREATE TABLE attempt (
	key TEXT COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_attempt PRIMARY KEY (key, at)
)
--
CREATE INDEX ix_attempt_at ON attempt (at)
--
CREATE TABLE person (
	key TEXT COLLATE "C" NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	role TEXT COLLATE "C" NOT NULL,
	password TEXT,
	disabled BOOLEAN NOT NULL,
	made TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY (key)
)
--
CREATE TABLE session (
	hash TEXT COLLATE "C" NOT NULL,
	person TEXT COLLATE "C" NOT NULL,
	begun TEXT COLLATE "C" NOT NULL,
	seen TEXT COLLATE "C" NOT NULL,
	ends TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_session PRIMARY KEY (hash),
	CONSTRAINT fk_session_person FOREIGN KEY(person) REFERENCES person (key)
)
--
CREATE INDEX ix_session_person ON session (person)
--
CREATE TABLE token (
	id TEXT COLLATE "C" NOT NULL,
	hash TEXT COLLATE "C" NOT NULL,
	person TEXT COLLATE "C" NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	made TEXT COLLATE "C" NOT NULL,
	ends TEXT COLLATE "C" NOT NULL,
	used TEXT COLLATE "C",
	CONSTRAINT pk_token PRIMARY KEY (id),
	CONSTRAINT uq_token_hash UNIQUE (hash),
	CONSTRAINT fk_token_person FOREIGN KEY(person) REFERENCES person (key)
)
--
CREATE INDEX ix_token_person ON token (person)
