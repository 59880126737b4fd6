CREATE TABLE job (
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	"by" TEXT NOT NULL,
	made TEXT NOT NULL,
	given TEXT NOT NULL,
	state TEXT NOT NULL,
	count INTEGER NOT NULL,
	total INTEGER,
	at_work_on TEXT NOT NULL,
	seen TEXT,
	ended TEXT,
	result TEXT,
	to_stop BOOLEAN NOT NULL,
	CONSTRAINT pk_job PRIMARY KEY (id)
)
--
CREATE INDEX ix_job_made ON job (made)
