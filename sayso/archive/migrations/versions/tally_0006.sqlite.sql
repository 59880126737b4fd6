CREATE TABLE spot (
	serial INTEGER NOT NULL,
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	admin1 TEXT NOT NULL,
	country_code TEXT NOT NULL,
	lat FLOAT,
	lon FLOAT,
	precision TEXT NOT NULL,
	CONSTRAINT pk_spot PRIMARY KEY (serial),
	CONSTRAINT uq_spot_id UNIQUE (id)
)
--
CREATE TABLE tally (
	card INTEGER NOT NULL,
	spot INTEGER,
	day TEXT NOT NULL,
	last TEXT NOT NULL,
	flags INTEGER NOT NULL,
	open BOOLEAN NOT NULL,
	type TEXT NOT NULL,
	stage TEXT NOT NULL,
	killed INTEGER,
	CONSTRAINT pk_tally PRIMARY KEY (card),
	CONSTRAINT fk_tally_card FOREIGN KEY(card) REFERENCES card (serial),
	CONSTRAINT fk_tally_spot FOREIGN KEY(spot) REFERENCES spot (serial)
)
--
CREATE INDEX ix_tally_when ON tally (day, last, type, stage, flags, open, killed)
--
CREATE INDEX ix_tally_where ON tally (spot, day, last, flags, killed)
