CREATE TABLE double (
	id TEXT COLLATE "C" NOT NULL,
	name VARCHAR COLLATE "C" NOT NULL,
	first VARCHAR COLLATE "C" NOT NULL,
	second VARCHAR COLLATE "C" NOT NULL,
	by VARCHAR COLLATE "C" NOT NULL,
	made TEXT COLLATE "C" NOT NULL,
	codebook VARCHAR COLLATE "C" NOT NULL,
	CONSTRAINT pk_double PRIMARY KEY (id)
)
--
CREATE TABLE double_answer (
	double TEXT COLLATE "C" NOT NULL,
	unit TEXT COLLATE "C" NOT NULL,
	field TEXT COLLATE "C" NOT NULL,
	coder VARCHAR COLLATE "C" NOT NULL,
	report TEXT COLLATE "C" NOT NULL,
	value TEXT NOT NULL,
	written TEXT NOT NULL,
	words VARCHAR COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_double_answer PRIMARY KEY (double, unit, field, coder),
	CONSTRAINT fk_double_answer_double FOREIGN KEY(double) REFERENCES double (id)
)
--
CREATE TABLE double_done (
	double TEXT COLLATE "C" NOT NULL,
	report TEXT COLLATE "C" NOT NULL,
	coder VARCHAR COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_double_done PRIMARY KEY (double, report, coder),
	CONSTRAINT fk_double_done_double FOREIGN KEY(double) REFERENCES double (id)
)
--
CREATE TABLE double_outcome (
	double TEXT COLLATE "C" NOT NULL,
	unit TEXT COLLATE "C" NOT NULL,
	field TEXT COLLATE "C" NOT NULL,
	report TEXT COLLATE "C" NOT NULL,
	value TEXT NOT NULL,
	written TEXT NOT NULL,
	by VARCHAR COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	reason VARCHAR COLLATE "C" NOT NULL,
	judgements TEXT NOT NULL,
	CONSTRAINT pk_double_outcome PRIMARY KEY (double, unit, field),
	CONSTRAINT fk_double_outcome_double FOREIGN KEY(double) REFERENCES double (id)
)
--
CREATE TABLE double_report (
	double TEXT COLLATE "C" NOT NULL,
	report TEXT COLLATE "C" NOT NULL,
	place INTEGER NOT NULL,
	CONSTRAINT pk_double_report PRIMARY KEY (double, report),
	CONSTRAINT fk_double_report_double FOREIGN KEY(double) REFERENCES double (id)
)
