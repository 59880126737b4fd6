CREATE TABLE spot (
	serial BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	admin1 VARCHAR COLLATE "C" NOT NULL,
	country_code TEXT COLLATE "C" NOT NULL,
	lat FLOAT,
	lon FLOAT,
	precision TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_spot PRIMARY KEY (serial),
	CONSTRAINT uq_spot_id UNIQUE (id)
)
--
CREATE TABLE tally (
	card BIGINT NOT NULL,
	spot BIGINT,
	day TEXT COLLATE "C" NOT NULL,
	last TEXT COLLATE "C" NOT NULL,
	flags INTEGER NOT NULL,
	open BOOLEAN NOT NULL,
	type TEXT COLLATE "C" NOT NULL,
	stage TEXT COLLATE "C" NOT NULL,
	killed INTEGER,
	CONSTRAINT pk_tally PRIMARY KEY (card),
	CONSTRAINT fk_tally_card FOREIGN KEY(card) REFERENCES card (serial),
	CONSTRAINT fk_tally_spot FOREIGN KEY(spot) REFERENCES spot (serial)
)
--
CREATE INDEX ix_tally_when ON tally (day, last, type, stage, flags, open, killed)
--
CREATE INDEX ix_tally_where ON tally (spot, day, last, flags, killed)
