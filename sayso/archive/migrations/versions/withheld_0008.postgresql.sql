CREATE TABLE withheld (
	report BIGINT NOT NULL,
	rule INTEGER NOT NULL,
	names TEXT NOT NULL,
	CONSTRAINT pk_withheld PRIMARY KEY (report),
	CONSTRAINT fk_withheld_report FOREIGN KEY(report) REFERENCES report (serial)
)
