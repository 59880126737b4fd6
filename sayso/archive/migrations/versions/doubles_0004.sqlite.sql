CREATE TABLE double (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	first TEXT NOT NULL,
	second TEXT NOT NULL,
	"by" TEXT NOT NULL,
	made TEXT NOT NULL,
	codebook TEXT NOT NULL,
	CONSTRAINT pk_double PRIMARY KEY (id)
)
--
CREATE TABLE double_answer (
	double TEXT NOT NULL,
	unit TEXT NOT NULL,
	field TEXT NOT NULL,
	coder TEXT NOT NULL,
	report TEXT NOT NULL,
	value TEXT NOT NULL,
	written TEXT NOT NULL,
	words TEXT NOT NULL,
	at TEXT NOT NULL,
	CONSTRAINT pk_double_answer PRIMARY KEY (double, unit, field, coder),
	CONSTRAINT fk_double_answer_double FOREIGN KEY(double) REFERENCES double (id)
)
--
CREATE TABLE double_done (
	double TEXT NOT NULL,
	report TEXT NOT NULL,
	coder TEXT NOT NULL,
	at TEXT NOT NULL,
	CONSTRAINT pk_double_done PRIMARY KEY (double, report, coder),
	CONSTRAINT fk_double_done_double FOREIGN KEY(double) REFERENCES double (id)
)
--
CREATE TABLE double_outcome (
	double TEXT NOT NULL,
	unit TEXT NOT NULL,
	field TEXT NOT NULL,
	report TEXT NOT NULL,
	value TEXT NOT NULL,
	written TEXT NOT NULL,
	"by" TEXT NOT NULL,
	at TEXT NOT NULL,
	reason TEXT NOT NULL,
	judgements TEXT NOT NULL,
	CONSTRAINT pk_double_outcome PRIMARY KEY (double, unit, field),
	CONSTRAINT fk_double_outcome_double FOREIGN KEY(double) REFERENCES double (id)
)
--
CREATE TABLE double_report (
	double TEXT NOT NULL,
	report TEXT NOT NULL,
	place INTEGER NOT NULL,
	CONSTRAINT pk_double_report PRIMARY KEY (double, report),
	CONSTRAINT fk_double_report_double FOREIGN KEY(double) REFERENCES double (id)
)
