CREATE TABLE card_total (
	kind TEXT COLLATE "C" NOT NULL,
	flags INTEGER NOT NULL,
	cards INTEGER NOT NULL,
	CONSTRAINT pk_card_total PRIMARY KEY (kind, flags)
)
--
CREATE TABLE outlet_total (
	source VARCHAR COLLATE "C" NOT NULL,
	reports INTEGER NOT NULL,
	CONSTRAINT pk_outlet_total PRIMARY KEY (source)
)
--
CREATE TABLE spot_total (
	spot BIGINT NOT NULL,
	incidents INTEGER NOT NULL,
	killed INTEGER,
	first TEXT COLLATE "C" NOT NULL,
	last TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_spot_total PRIMARY KEY (spot),
	CONSTRAINT fk_spot_total_spot FOREIGN KEY(spot) REFERENCES spot (serial)
)
--
CREATE TABLE covered (
	key TEXT COLLATE "C" NOT NULL,
	published TEXT COLLATE "C" NOT NULL,
	source VARCHAR COLLATE "C" NOT NULL,
	report BIGINT NOT NULL,
	CONSTRAINT pk_covered PRIMARY KEY (key, published, source, report),
	CONSTRAINT fk_covered_report FOREIGN KEY(report) REFERENCES report (serial)
)
--
CREATE INDEX ix_covered_report ON covered (report)
