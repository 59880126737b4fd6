CREATE TABLE withheld (
	report INTEGER NOT NULL,
	rule INTEGER NOT NULL,
	names TEXT NOT NULL,
	CONSTRAINT pk_withheld PRIMARY KEY (report),
	CONSTRAINT fk_withheld_report FOREIGN KEY(report) REFERENCES report (serial)
)
