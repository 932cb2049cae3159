BEGIN TRANSACTION;
CREATE TABLE acknowledgement (
  acknowledgement_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  note TEXT NOT NULL,
  action TEXT NOT NULL,
  owner TEXT NOT NULL,
  due TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_local TEXT NOT NULL
);
INSERT INTO "acknowledgement" VALUES(1,'helhetssyn-sarskilt-boende','T','Tittar på det','Plan görs','Omsorgschefen','2027-06-30','2026-11-27T11:32:36.651997Z','2026-11-27 12:32:36');
CREATE TABLE alarm_transition (
  alarm_transition_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  from_status TEXT NULL,
  to_status TEXT NOT NULL,
  cause TEXT NULL,
  changed_at TEXT NOT NULL,
  run_id INTEGER NOT NULL
);
INSERT INTO "alarm_transition" VALUES(1,'arbetsloshet-utrikes-fodda','T',NULL,'new',NULL,'2026-11-27T11:32:31.325552Z',1);
INSERT INTO "alarm_transition" VALUES(2,'arbetsloshet-utrikes-fodda','T','new','active',NULL,'2026-11-27T11:32:32.589284Z',1);
INSERT INTO "alarm_transition" VALUES(3,'helhetssyn-sarskilt-boende','T',NULL,'new','revised_value','2026-11-27T11:32:34.911056Z',2);
INSERT INTO "alarm_transition" VALUES(4,'arbetsloshet-utrikes-fodda','T','active','resolved','revised_value','2026-11-27T11:32:34.911056Z',2);
INSERT INTO "alarm_transition" VALUES(5,'helhetssyn-sarskilt-boende','T','new','active',NULL,'2026-11-27T11:32:35.880180Z',2);
CREATE TABLE area (
  area_id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  type TEXT NULL,
  municipality_id TEXT NULL,
  kind TEXT NOT NULL,
  gone_since TEXT NULL,
  changed_at TEXT NOT NULL
);
INSERT INTO "area" VALUES('2417','Kommun 2417','K',NULL,'municipality',NULL,'2026-11-27T11:32:31.325552Z');
INSERT INTO "area" VALUES('0000','Kommun 0000','K',NULL,'country',NULL,'2026-11-27T11:32:31.325552Z');
INSERT INTO "area" VALUES('G176642','Grupp G176642',NULL,NULL,'group',NULL,'2026-11-27T11:32:31.325552Z');
CREATE TABLE area_member (
  area_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (area_id, member_id, valid_from)
) WITHOUT ROWID;
CREATE TABLE band (
  band_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  indicator_id TEXT NOT NULL,
  gender TEXT NULL,
  from_year INTEGER NULL,
  to_year INTEGER NULL,
  green TEXT NULL,
  yellow TEXT NULL,
  line INTEGER NOT NULL,
  faults TEXT NULL,
  reading_rule TEXT NOT NULL,
  catalogue_version TEXT NOT NULL,
  valid_from_at TEXT NOT NULL,
  valid_from_local TEXT NOT NULL,
  valid_to_at TEXT NULL
);
INSERT INTO "band" VALUES(1,'helhetssyn-sarskilt-boende',NULL,NULL,NULL,'82 eller högre','74–81',16,NULL,'kontinuerlig','8832defa6207f5122999f321caa39aff2d9fb2c85edb87475c4dca770ed6cde5','2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',NULL);
INSERT INTO "band" VALUES(2,'arbetsloshet-utrikes-fodda',NULL,NULL,NULL,'30 eller lägre','31–40',22,NULL,'kontinuerlig','8832defa6207f5122999f321caa39aff2d9fb2c85edb87475c4dca770ed6cde5','2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',NULL);
INSERT INTO "band" VALUES(3,'kostnad-aldreomsorg',NULL,NULL,NULL,'lägre än riket','högst riket + 5',27,NULL,'kontinuerlig','8832defa6207f5122999f321caa39aff2d9fb2c85edb87475c4dca770ed6cde5','2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',NULL);
CREATE TABLE catalogue (
  version TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL,
  is_valid INTEGER NOT NULL,
  first_used_at TEXT NOT NULL,
  first_used_local TEXT NOT NULL,
  last_used_at TEXT NOT NULL
);
INSERT INTO "catalogue" VALUES('8832defa6207f5122999f321caa39aff2d9fb2c85edb87475c4dca770ed6cde5','# Som version 0.1 läste den.
plan: Norsjö kommun, verksamhetsplan omsorg 2026
kommun: "2417"
kommunnamn: Norsjö
utfallsår: 2025
jämför: ["0000", G176642]
mottagare:
  standard: [kvalitet@norsjo.se]
  omsorgsledning: [omsorgschef@norsjo.se]
  admin: [drift@norsjo.se]
indikatorer:
  - id: helhetssyn-sarskilt-boende
    namn: Helhetssyn särskilt boende
    nyckeltal: U23471
    verksamhetsområde: Äldreomsorgen
    grön: 82 eller högre
    gul: 74–81
    larm: [omsorgsledning]
  - id: arbetsloshet-utrikes-fodda
    namn: Arbetslöshet bland utrikes födda
    nyckeltal: N03926
    grön: 30 eller lägre
    gul: 31–40
  - id: kostnad-aldreomsorg
    namn: Kostnad äldreomsorg
    nyckeltal: N00973
    grön: lägre än riket
    gul: högst riket + 5
',1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31','2026-11-27T11:32:37.371198Z');
CREATE TABLE colour_change (
  colour_change_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  from_colour TEXT NOT NULL,
  to_colour TEXT NOT NULL,
  cause TEXT NOT NULL,
  period INTEGER NULL,
  value REAL NULL,
  changed_at TEXT NOT NULL,
  changed_local TEXT NOT NULL,
  run_id INTEGER NOT NULL
);
INSERT INTO "colour_change" VALUES(1,'helhetssyn-sarskilt-boende','T','yellow','red','revised_value',2025,25.0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "colour_change" VALUES(2,'arbetsloshet-utrikes-fodda','T','red','green','revised_value',2025,25.0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "colour_change" VALUES(3,'kostnad-aldreomsorg','T','yellow','green','revised_value',2025,25.0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "colour_change" VALUES(4,'kostnad-aldreomsorg','T','green','yellow','reference_revised',2025,25.0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
CREATE TABLE country_reading (
  kpi_id TEXT NOT NULL,
  period INTEGER NOT NULL,
  read_at TEXT NOT NULL,
  run_id INTEGER NOT NULL,
  PRIMARY KEY (kpi_id, period)
) WITHOUT ROWID;
CREATE TABLE coverage (
  kpi_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  first_whole_run_id INTEGER NULL,
  first_whole_at TEXT NULL,
  last_whole_run_id INTEGER NULL,
  last_whole_at TEXT NULL,
  last_whole_local TEXT NULL,
  last_rows INTEGER NOT NULL,
  last_outcome TEXT NOT NULL,
  last_run_id INTEGER NOT NULL,
  PRIMARY KEY (kpi_id, area_id)
) WITHOUT ROWID;
INSERT INTO "coverage" VALUES('N00973','0000',1,'2026-11-27T11:32:31.325552Z',3,'2026-11-27T11:32:37.371198Z','2026-11-27 12:32:37',2,'complete',3);
INSERT INTO "coverage" VALUES('N00973','2417',1,'2026-11-27T11:32:31.325552Z',3,'2026-11-27T11:32:37.371198Z','2026-11-27 12:32:37',2,'complete',3);
INSERT INTO "coverage" VALUES('N00973','G176642',1,'2026-11-27T11:32:31.325552Z',3,'2026-11-27T11:32:37.371198Z','2026-11-27 12:32:37',2,'complete',3);
INSERT INTO "coverage" VALUES('N03926','0000',1,'2026-11-27T11:32:31.325552Z',3,'2026-11-27T11:32:37.371198Z','2026-11-27 12:32:37',2,'complete',3);
INSERT INTO "coverage" VALUES('N03926','2417',1,'2026-11-27T11:32:31.325552Z',3,'2026-11-27T11:32:37.371198Z','2026-11-27 12:32:37',2,'complete',3);
INSERT INTO "coverage" VALUES('N03926','G176642',1,'2026-11-27T11:32:31.325552Z',3,'2026-11-27T11:32:37.371198Z','2026-11-27 12:32:37',2,'complete',3);
INSERT INTO "coverage" VALUES('U23471','0000',1,'2026-11-27T11:32:31.325552Z',3,'2026-11-27T11:32:37.371198Z','2026-11-27 12:32:37',2,'complete',3);
INSERT INTO "coverage" VALUES('U23471','2417',1,'2026-11-27T11:32:31.325552Z',3,'2026-11-27T11:32:37.371198Z','2026-11-27 12:32:37',2,'complete',3);
INSERT INTO "coverage" VALUES('U23471','G176642',1,'2026-11-27T11:32:31.325552Z',3,'2026-11-27T11:32:37.371198Z','2026-11-27 12:32:37',2,'complete',3);
CREATE TABLE indicator (
  indicator_id TEXT NOT NULL PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kpi_id TEXT NULL,
  area_id TEXT NOT NULL,
  source TEXT NOT NULL,
  fetched_from TEXT NOT NULL,
  business_area TEXT NULL,
  overarching_goal TEXT NULL,
  responsible TEXT NULL,
  footnote TEXT NULL,
  reading_rule TEXT NOT NULL,
  removed_at TEXT NULL
);
INSERT INTO "indicator" VALUES('helhetssyn-sarskilt-boende',1,'Helhetssyn särskilt boende','Helhetssyn särskilt boende','U23471','2417','kolada','Kolada','Äldreomsorgen',NULL,NULL,NULL,'kontinuerlig',NULL);
INSERT INTO "indicator" VALUES('arbetsloshet-utrikes-fodda',2,'Arbetslöshet bland utrikes födda','Arbetslöshet bland utrikes födda','N03926','2417','kolada','Kolada',NULL,NULL,NULL,NULL,'kontinuerlig',NULL);
INSERT INTO "indicator" VALUES('kostnad-aldreomsorg',3,'Kostnad äldreomsorg','Kostnad äldreomsorg','N00973','2417','kolada','Kolada',NULL,NULL,NULL,NULL,'kontinuerlig',NULL);
CREATE TABLE indicator_area (
  indicator_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (indicator_id, area_id)
) WITHOUT ROWID;
INSERT INTO "indicator_area" VALUES('arbetsloshet-utrikes-fodda','0000',1);
INSERT INTO "indicator_area" VALUES('arbetsloshet-utrikes-fodda','G176642',2);
INSERT INTO "indicator_area" VALUES('helhetssyn-sarskilt-boende','0000',1);
INSERT INTO "indicator_area" VALUES('helhetssyn-sarskilt-boende','G176642',2);
INSERT INTO "indicator_area" VALUES('kostnad-aldreomsorg','0000',1);
INSERT INTO "indicator_area" VALUES('kostnad-aldreomsorg','G176642',2);
CREATE TABLE indicator_state (
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  definition TEXT NOT NULL,
  mark INTEGER NOT NULL,
  judged_on TEXT NOT NULL,
  source_state TEXT NOT NULL,
  colour TEXT NOT NULL,
  basis TEXT NOT NULL,
  period INTEGER NULL,
  value REAL NULL,
  compared REAL NULL,
  is_rule_sensitive INTEGER NOT NULL,
  other_rule_colour TEXT NOT NULL,
  distance_to_green REAL NULL,
  beyond_yellow REAL NOT NULL,
  green TEXT NULL,
  yellow TEXT NULL,
  unit TEXT NULL,
  decimals INTEGER NOT NULL,
  previous_period INTEGER NULL,
  previous_value REAL NULL,
  previous_colour TEXT NULL,
  change REAL NULL,
  country_value REAL NULL,
  since TEXT NULL,
  cause TEXT NULL,
  is_preliminary INTEGER NOT NULL,
  is_overdue INTEGER NOT NULL,
  judged_run_id INTEGER NOT NULL,
  baseline_run_id INTEGER NULL,
  event_ordinal INTEGER NOT NULL,
  alarm_status TEXT NULL,
  alarm_level TEXT NULL,
  alarm_since_at TEXT NULL,
  alarm_since_local TEXT NULL,
  alarm_mailed_at TEXT NULL,
  alarm_mailed_local TEXT NULL,
  is_muted INTEGER NOT NULL,
  acknowledged_from INTEGER NOT NULL,
  removed_at TEXT NULL,
  PRIMARY KEY (indicator_id, gender)
) WITHOUT ROWID;
INSERT INTO "indicator_state" VALUES('arbetsloshet-utrikes-fodda','T',2,'{"Kpi":"N03926","Area":"2417","StaleAfter":3,"Breaks":[],"Unit":"andel (%)","Bands":[{"Green":"30 eller l\u00E4gre","Yellow":"31\u201340","Valid":true}]}',30,'2026-11-27','Fetched','green','value',2025,25.0,25.0,0,'green',0.0,0.0,'30 eller lägre','31–40','andel (%)',0,2024,24.0,'green',1.0,25.0,'2026-11-27','revised_value',0,0,2,1,2,'resolved','red','2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31','2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',0,0,NULL);
INSERT INTO "indicator_state" VALUES('helhetssyn-sarskilt-boende','T',1,'{"Kpi":"U23471","Area":"2417","StaleAfter":3,"Breaks":[],"Unit":"andel (%)","Bands":[{"Green":"82 eller h\u00F6gre","Yellow":"74\u201381","Valid":true}]}',36,'2026-11-27','Fetched','red','value',2025,25.0,25.0,0,'red',57.0,6.125,'82 eller högre','74–81','andel (%)',0,2024,24.0,'red',1.0,25.0,'2026-11-27','revised_value',0,0,2,1,2,'active','red','2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34','2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',0,0,NULL);
INSERT INTO "indicator_state" VALUES('kostnad-aldreomsorg','T',3,'{"Kpi":"N00973","Area":"2417","StaleAfter":3,"Breaks":[],"Unit":"andel (%)","Bands":[{"Green":"l\u00E4gre \u00E4n riket","Yellow":"h\u00F6gst riket \u002B 5","Valid":true}]}',24,'2026-11-27','Fetched','yellow','value',2025,25.0,25.0,0,'yellow',0.0,0.0,'lägre än riket','högst riket + 5','andel (%)',0,2024,24.0,'yellow',1.0,25.0,'2026-11-27','reference_revised',0,0,2,1,2,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL);
CREATE TABLE kpi (
  kpi_id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  description TEXT NULL,
  municipality_type TEXT NULL,
  auspice TEXT NULL,
  operating_area TEXT NULL,
  perspective TEXT NULL,
  is_divided_by_gender INTEGER NOT NULL,
  has_unit_data INTEGER NOT NULL,
  preliminary_publication_date TEXT NULL,
  publication_date TEXT NULL,
  publication_period INTEGER NULL,
  gone_since TEXT NULL,
  changed_at TEXT NOT NULL
);
INSERT INTO "kpi" VALUES('U23471','Nyckeltal U23471, andel (%)','','K',NULL,'','',0,0,NULL,'2026-01-01',2025,NULL,'2026-11-27T11:32:31.325552Z');
INSERT INTO "kpi" VALUES('N03926','Nyckeltal N03926, andel (%)','','K',NULL,'','',0,0,NULL,'2026-01-01',2025,NULL,'2026-11-27T11:32:31.325552Z');
INSERT INTO "kpi" VALUES('N00973','Nyckeltal N00973, andel (%)','','K',NULL,'','',0,0,NULL,'2026-01-01',2025,NULL,'2026-11-27T11:32:31.325552Z');
CREATE TABLE lease (
  lease_id INTEGER NOT NULL PRIMARY KEY CHECK (lease_id = 1),
  number INTEGER NOT NULL,
  term INTEGER NOT NULL,
  holder TEXT NULL,
  renewed_at TEXT NULL
);
INSERT INTO "lease" VALUES(1,30,0,NULL,'2026-11-27T11:32:38.259366Z');
CREATE TABLE observation (
  kpi_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  period INTEGER NOT NULL,
  value REAL NULL,
  last_number REAL NULL,
  status TEXT NOT NULL,
  member_count INTEGER NULL,
  gone_since TEXT NULL,
  first_run_id INTEGER NOT NULL,
  changed_run_id INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (kpi_id, area_id, gender, period)
) WITHOUT ROWID;
INSERT INTO "observation" VALUES('N00973','0000','T',2024,24.0,24.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('N00973','0000','T',2025,25.0,25.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('N00973','2417','T',2024,24.0,24.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('N00973','2417','T',2025,25.0,25.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('N00973','G176642','T',2024,24.0,24.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('N00973','G176642','T',2025,25.0,25.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('N03926','0000','T',2024,24.0,24.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('N03926','0000','T',2025,25.0,25.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('N03926','2417','T',2024,24.0,24.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('N03926','2417','T',2025,25.0,25.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('N03926','G176642','T',2024,24.0,24.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('N03926','G176642','T',2025,25.0,25.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('U23471','0000','T',2024,24.0,24.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('U23471','0000','T',2025,25.0,25.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('U23471','2417','T',2024,24.0,24.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('U23471','2417','T',2025,25.0,25.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('U23471','G176642','T',2024,24.0,24.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
INSERT INTO "observation" VALUES('U23471','G176642','T',2025,25.0,25.0,'',1,NULL,1,2,'2026-11-27T11:32:34.911056Z');
CREATE TABLE observation_revision (
  revision_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  kpi_id TEXT NOT NULL,
  area_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  period INTEGER NOT NULL,
  event TEXT NOT NULL,
  old_value REAL NULL,
  new_value REAL NULL,
  is_baseline INTEGER NOT NULL,
  seen_at TEXT NOT NULL,
  seen_local TEXT NOT NULL,
  run_id INTEGER NOT NULL
);
INSERT INTO "observation_revision" VALUES(1,'N00973','0000','T',2024,'new',NULL,72.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(2,'N00973','0000','T',2025,'new',NULL,75.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(3,'N00973','2417','T',2024,'new',NULL,72.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(4,'N00973','2417','T',2025,'new',NULL,75.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(5,'N00973','G176642','T',2024,'new',NULL,72.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(6,'N00973','G176642','T',2025,'new',NULL,75.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(7,'N03926','0000','T',2024,'new',NULL,72.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(8,'N03926','0000','T',2025,'new',NULL,75.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(9,'N03926','2417','T',2024,'new',NULL,72.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(10,'N03926','2417','T',2025,'new',NULL,75.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(11,'N03926','G176642','T',2024,'new',NULL,72.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(12,'N03926','G176642','T',2025,'new',NULL,75.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(13,'U23471','0000','T',2024,'new',NULL,72.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(14,'U23471','0000','T',2025,'new',NULL,75.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(15,'U23471','2417','T',2024,'new',NULL,72.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(16,'U23471','2417','T',2025,'new',NULL,75.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(17,'U23471','G176642','T',2024,'new',NULL,72.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(18,'U23471','G176642','T',2025,'new',NULL,75.0,1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1);
INSERT INTO "observation_revision" VALUES(19,'N00973','0000','T',2024,'revised',72.0,24.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(20,'N00973','0000','T',2025,'revised',75.0,25.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(21,'N00973','2417','T',2024,'revised',72.0,24.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(22,'N00973','2417','T',2025,'revised',75.0,25.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(23,'N00973','G176642','T',2024,'revised',72.0,24.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(24,'N00973','G176642','T',2025,'revised',75.0,25.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(25,'N03926','0000','T',2024,'revised',72.0,24.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(26,'N03926','0000','T',2025,'revised',75.0,25.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(27,'N03926','2417','T',2024,'revised',72.0,24.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(28,'N03926','2417','T',2025,'revised',75.0,25.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(29,'N03926','G176642','T',2024,'revised',72.0,24.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(30,'N03926','G176642','T',2025,'revised',75.0,25.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(31,'U23471','0000','T',2024,'revised',72.0,24.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(32,'U23471','0000','T',2025,'revised',75.0,25.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(33,'U23471','2417','T',2024,'revised',72.0,24.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(34,'U23471','2417','T',2025,'revised',75.0,25.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(35,'U23471','G176642','T',2024,'revised',72.0,24.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
INSERT INTO "observation_revision" VALUES(36,'U23471','G176642','T',2025,'revised',75.0,25.0,0,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2);
CREATE TABLE origin (
  origin_id INTEGER NOT NULL PRIMARY KEY CHECK (origin_id = 1),
  name TEXT NOT NULL,
  stamped_at TEXT NOT NULL
);
INSERT INTO "origin" VALUES(1,'127.0.0.1','2026-11-27T11:32:31.325552Z');
CREATE TABLE outbox (
  outbox_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  message_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_html TEXT NOT NULL,
  reference_ids TEXT NOT NULL,
  written_at TEXT NOT NULL,
  written_local TEXT NOT NULL,
  run_id INTEGER NULL,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at TEXT NULL,
  leased_by TEXT NULL,
  leased_until TEXT NULL,
  finished_at TEXT NULL,
  finished_local TEXT NULL,
  last_error TEXT NULL
);
INSERT INTO "outbox" VALUES(1,'52e61909446aac6a7aed4679b4f28061bf5d8302066828a138390ce805e38bf2@indicatorsync','start','omsorgschef@norsjo.se','[Norsjö] Startläge: 0 röda av 1','Startläge: 0 röda av 1
Norsjö kommun, verksamhetsplan omsorg 2026

Det här är ett första mejl om indikatorerna i Norsjö kommun, verksamhetsplan omsorg 2026. Det visar läget när bevakningen började.

Att du läser det visar att mejlen kommer fram. Från och med nu kommer ett mejl när något har hänt som du behöver veta, och annars inget.

== Läget nu ==

Ingen indikator är röd. 1 bevakas.

--
Värdena kommer från Kolada. Färger, avstånd och jämförelser är kommunens egen bedömning mot gränserna i planen.
Skrivet av IndicatorSync fredag 27 november 2026 kl. 12.32. Mejlet går inte att svara på. Vem som får det bestäms i kommunens indikatorkatalog.
','<!DOCTYPE html>
<html lang="sv">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Startläge: 0 röda av 1</title>
</head>
<body style="margin:0;padding:12px;font-family:Segoe UI,Calibri,Arial,sans-serif;font-size:16px;line-height:1.45;color-scheme:light dark">
<div role="main">
<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px">
<tr><td>
<h1 style="margin:0;font-size:22px;line-height:1.25">Startläge: 0 röda av 1</h1>
<p style="margin:4px 0 16px 0;font-size:14px">Norsjö kommun, verksamhetsplan omsorg 2026</p>
<p style="margin:0 0 12px 0">Det här är ett första mejl om indikatorerna i Norsjö kommun, verksamhetsplan omsorg 2026. Det visar läget när bevakningen började.</p>
<p style="margin:0 0 12px 0">Att du läser det visar att mejlen kommer fram. Från och med nu kommer ett mejl när något har hänt som du behöver veta, och annars inget.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;line-height:1.3">Läget nu</h2>
<p style="margin:0 0 12px 0">Ingen indikator är röd. 1 bevakas.</p>
<hr>
<p style="margin:0 0 8px 0;font-size:13px">Värdena kommer från Kolada. Färger, avstånd och jämförelser är kommunens egen bedömning mot gränserna i planen.</p>
<p style="margin:0 0 8px 0;font-size:13px">Skrivet av IndicatorSync fredag 27 november 2026 kl. 12.32. Mejlet går inte att svara på. Vem som får det bestäms i kommunens indikatorkatalog.</p>
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</div>
</body>
</html>
','','2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1,'filed',1,NULL,NULL,NULL,'2026-11-27T11:32:32.485192Z','2026-11-27 12:32:32',NULL);
INSERT INTO "outbox" VALUES(2,'fb586efe8a8e30f84bf31ead4c19de10cfbbdff7896c98134d7839ed5d4032d2@indicatorsync','start','kvalitet@norsjo.se','[Norsjö] Startläge: 1 röd av 2','Startläge: 1 röd av 2
Norsjö kommun, verksamhetsplan omsorg 2026

Det här är ett första mejl om indikatorerna i Norsjö kommun, verksamhetsplan omsorg 2026. Det visar läget när bevakningen började.

Att du läser det visar att mejlen kommer fram. Från och med nu kommer ett mejl när något har hänt som du behöver veta, och annars inget.

== Läget nu ==

1 av 2 indikatorer är röd.

■ RÖD: Arbetslöshet bland utrikes födda
  Så var läget när bevakningen började.
  Utfall: 75 % (2025). Källa: Kolada
  Bedömning: ■ Röd sedan 27 november 2026. Egen bedömning
  Gränser: Grön: 30 eller lägre · Gul: 31–40
  Avstånd till grön: 45 procentenheter
  Värdet före: 72 % (2024, ■ Röd)
  Riket: 75 % (2025)
  Utveckling: 2024: 72 ■ · 2025: 75 ■
  Se nyckeltalet N03926 i Kolada: https://www.kolada.se/verktyg/fri-sokning/?kpis=N03926

--
Värdena kommer från Kolada. Färger, avstånd och jämförelser är kommunens egen bedömning mot gränserna i planen.
Skrivet av IndicatorSync fredag 27 november 2026 kl. 12.32. Mejlet går inte att svara på. Vem som får det bestäms i kommunens indikatorkatalog.
','<!DOCTYPE html>
<html lang="sv">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Startläge: 1 röd av 2</title>
</head>
<body style="margin:0;padding:12px;font-family:Segoe UI,Calibri,Arial,sans-serif;font-size:16px;line-height:1.45;color-scheme:light dark">
<div role="main">
<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px">
<tr><td>
<h1 style="margin:0;font-size:22px;line-height:1.25">Startläge: 1 röd av 2</h1>
<p style="margin:4px 0 16px 0;font-size:14px">Norsjö kommun, verksamhetsplan omsorg 2026</p>
<p style="margin:0 0 12px 0">Det här är ett första mejl om indikatorerna i Norsjö kommun, verksamhetsplan omsorg 2026. Det visar läget när bevakningen började.</p>
<p style="margin:0 0 12px 0">Att du läser det visar att mejlen kommer fram. Från och med nu kommer ett mejl när något har hänt som du behöver veta, och annars inget.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;line-height:1.3">Läget nu</h2>
<p style="margin:0 0 12px 0">1 av 2 indikatorer är röd.</p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0;border:1px solid #8a8a8a">
<tr><td bgcolor="#b3261e" style="padding:6px 12px;color:#ffffff;font-weight:bold">■ RÖD</td></tr>
<tr><td style="padding:10px 12px">
<h3 style="margin:0 0 6px 0;font-size:16px;line-height:1.3">Arbetslöshet bland utrikes födda</h3>
<p style="margin:0 0 10px 0">Så var läget när bevakningen började.</p>
<p style="margin:0 0 10px 0"><strong style="font-size:22px;line-height:1.25">75 % (2025)</strong><br><span style="font-size:14px">Källa: Kolada</span></p>
<table role="presentation" aria-hidden="true" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 10px 0"><tr>
<td valign="bottom" height="40" style="padding:0 4px 0 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="28" height="38" bgcolor="#b3261e" style="font-size:1px;line-height:1px">&nbsp;</td></tr></table></td>
<td valign="bottom" height="40" style="padding:0 4px 0 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="28" height="40" bgcolor="#b3261e" style="font-size:1px;line-height:1px">&nbsp;</td></tr></table></td>
</tr><tr>
<td style="padding:2px 4px 0 0;font-size:12px;line-height:1.3">2024</td>
<td style="padding:2px 4px 0 0;font-size:12px;line-height:1.3">2025</td>
</tr></table>
<table cellpadding="0" cellspacing="0" border="0" style="font-size:15px">
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Bedömning:</th><td valign="top" style="padding:2px 0">■ Röd sedan 27 november 2026. Egen bedömning</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Gränser:</th><td valign="top" style="padding:2px 0">Grön: 30 eller lägre · Gul: 31–40</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Avstånd till grön:</th><td valign="top" style="padding:2px 0">45 procentenheter</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Värdet före:</th><td valign="top" style="padding:2px 0">72 % (2024, ■ Röd)</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Riket:</th><td valign="top" style="padding:2px 0">75 % (2025)</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Utveckling:</th><td valign="top" style="padding:2px 0">2024: 72 ■ · 2025: 75 ■</td></tr>
</table>
<p style="margin:10px 0 0 0"><a href="https://www.kolada.se/verktyg/fri-sokning/?kpis=N03926" style="color:inherit">Se nyckeltalet N03926 i Kolada</a></p>
</td></tr>
</table>
<hr>
<p style="margin:0 0 8px 0;font-size:13px">Värdena kommer från Kolada. Färger, avstånd och jämförelser är kommunens egen bedömning mot gränserna i planen.</p>
<p style="margin:0 0 8px 0;font-size:13px">Skrivet av IndicatorSync fredag 27 november 2026 kl. 12.32. Mejlet går inte att svara på. Vem som får det bestäms i kommunens indikatorkatalog.</p>
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</div>
</body>
</html>
','','2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31',1,'filed',1,NULL,NULL,NULL,'2026-11-27T11:32:32.485192Z','2026-11-27 12:32:32',NULL);
INSERT INTO "outbox" VALUES(3,'5e45a3ebda1b54f494f6d621791afaa65763bf6912667bae5ca124afe217b51f@indicatorsync','alert','omsorgschef@norsjo.se','[Norsjö] Reviderat: Helhetssyn särskilt boende (nu röd)','Reviderat: Helhetssyn särskilt boende (nu röd)
Norsjö kommun, verksamhetsplan omsorg 2026

Just nu är 1 av 1 indikatorer röd.

== Det här har hänt ==

■ RÖD: Helhetssyn särskilt boende
  Kolada har reviderat värdet för 2025: 75 → 25. Indikatorn är nu röd.
  Utfall: 25 % (2025). Källa: Kolada
  Bedömning: ■ Röd sedan 27 november 2026. Egen bedömning
  Gränser: Grön: 82 eller högre · Gul: 74–81
  Avstånd till grön: 57 procentenheter
  Värdet före: 24 % (2024, ■ Röd)
  Riket: 25 % (2025)
  Utveckling: 2024: 24 ■ · 2025: 25 ■
  Se nyckeltalet U23471 i Kolada: https://www.kolada.se/verktyg/fri-sokning/?kpis=U23471

--
Värdena kommer från Kolada. Färger, avstånd och jämförelser är kommunens egen bedömning mot gränserna i planen.
Skrivet av IndicatorSync fredag 27 november 2026 kl. 12.32. Mejlet går inte att svara på. Vem som får det bestäms i kommunens indikatorkatalog.
','<!DOCTYPE html>
<html lang="sv">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Reviderat: Helhetssyn särskilt boende (nu röd)</title>
</head>
<body style="margin:0;padding:12px;font-family:Segoe UI,Calibri,Arial,sans-serif;font-size:16px;line-height:1.45;color-scheme:light dark">
<div role="main">
<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px">
<tr><td>
<h1 style="margin:0;font-size:22px;line-height:1.25">Reviderat: Helhetssyn särskilt boende (nu röd)</h1>
<p style="margin:4px 0 16px 0;font-size:14px">Norsjö kommun, verksamhetsplan omsorg 2026</p>
<p style="margin:0 0 12px 0">Just nu är 1 av 1 indikatorer röd.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;line-height:1.3">Det här har hänt</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0;border:1px solid #8a8a8a">
<tr><td bgcolor="#b3261e" style="padding:6px 12px;color:#ffffff;font-weight:bold">■ RÖD</td></tr>
<tr><td style="padding:10px 12px">
<h3 style="margin:0 0 6px 0;font-size:16px;line-height:1.3">Helhetssyn särskilt boende</h3>
<p style="margin:0 0 10px 0">Kolada har reviderat värdet för 2025: 75 → 25. Indikatorn är nu röd.</p>
<p style="margin:0 0 10px 0"><strong style="font-size:22px;line-height:1.25">25 % (2025)</strong><br><span style="font-size:14px">Källa: Kolada</span></p>
<table role="presentation" aria-hidden="true" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 10px 0"><tr>
<td valign="bottom" height="40" style="padding:0 4px 0 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="28" height="38" bgcolor="#b3261e" style="font-size:1px;line-height:1px">&nbsp;</td></tr></table></td>
<td valign="bottom" height="40" style="padding:0 4px 0 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="28" height="40" bgcolor="#b3261e" style="font-size:1px;line-height:1px">&nbsp;</td></tr></table></td>
</tr><tr>
<td style="padding:2px 4px 0 0;font-size:12px;line-height:1.3">2024</td>
<td style="padding:2px 4px 0 0;font-size:12px;line-height:1.3">2025</td>
</tr></table>
<table cellpadding="0" cellspacing="0" border="0" style="font-size:15px">
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Bedömning:</th><td valign="top" style="padding:2px 0">■ Röd sedan 27 november 2026. Egen bedömning</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Gränser:</th><td valign="top" style="padding:2px 0">Grön: 82 eller högre · Gul: 74–81</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Avstånd till grön:</th><td valign="top" style="padding:2px 0">57 procentenheter</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Värdet före:</th><td valign="top" style="padding:2px 0">24 % (2024, ■ Röd)</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Riket:</th><td valign="top" style="padding:2px 0">25 % (2025)</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Utveckling:</th><td valign="top" style="padding:2px 0">2024: 24 ■ · 2025: 25 ■</td></tr>
</table>
<p style="margin:10px 0 0 0"><a href="https://www.kolada.se/verktyg/fri-sokning/?kpis=U23471" style="color:inherit">Se nyckeltalet U23471 i Kolada</a></p>
</td></tr>
</table>
<hr>
<p style="margin:0 0 8px 0;font-size:13px">Värdena kommer från Kolada. Färger, avstånd och jämförelser är kommunens egen bedömning mot gränserna i planen.</p>
<p style="margin:0 0 8px 0;font-size:13px">Skrivet av IndicatorSync fredag 27 november 2026 kl. 12.32. Mejlet går inte att svara på. Vem som får det bestäms i kommunens indikatorkatalog.</p>
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</div>
</body>
</html>
','','2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2,'filed',1,NULL,NULL,NULL,'2026-11-27T11:32:35.780865Z','2026-11-27 12:32:35',NULL);
INSERT INTO "outbox" VALUES(4,'33e9437fedbf88b4ead995a73195fd1a6c61fd5beaddc20956d7ca40f3f8082e@indicatorsync','alert','kvalitet@norsjo.se','[Norsjö] Reviderat: Arbetslöshet bland utrikes födda (inte längre röd)','Reviderat: Arbetslöshet bland utrikes födda (inte längre röd)
Norsjö kommun, verksamhetsplan omsorg 2026

Just nu är ingen av 2 indikatorer röd.

== Det här har hänt ==

● GRÖN: Arbetslöshet bland utrikes födda
  Kolada har reviderat värdet för 2025: 75 → 25. Indikatorn är inte längre röd.
  Utfall: 25 % (2025). Källa: Kolada
  Bedömning: ● Grön sedan 27 november 2026. Egen bedömning
  Gränser: Grön: 30 eller lägre · Gul: 31–40
  Avstånd till grön: inget
  Värdet före: 24 % (2024, ● Grön)
  Riket: 25 % (2025)
  Utveckling: 2024: 24 ● · 2025: 25 ●
  Se nyckeltalet N03926 i Kolada: https://www.kolada.se/verktyg/fri-sokning/?kpis=N03926

== Annat som har ändrats ==

▲ GUL: Kostnad äldreomsorg
  Färgen har ändrats, färgen är densamma: ▲ Gul. Samtidigt: reviderat utfall.
  Utfall: 25 % (2025). Källa: Kolada
  Bedömning: ▲ Gul sedan 27 november 2026. Egen bedömning
  Gränser: Grön: lägre än riket · Gul: högst riket + 5
  Avstånd till grön: inget
  Värdet före: 24 % (2024, ▲ Gul)
  Riket: 25 % (2025)
  Utveckling: 2024: 24 ▲ · 2025: 25 ▲
  Se nyckeltalet N00973 i Kolada: https://www.kolada.se/verktyg/fri-sokning/?kpis=N00973

--
Värdena kommer från Kolada. Färger, avstånd och jämförelser är kommunens egen bedömning mot gränserna i planen.
Skrivet av IndicatorSync fredag 27 november 2026 kl. 12.32. Mejlet går inte att svara på. Vem som får det bestäms i kommunens indikatorkatalog.
','<!DOCTYPE html>
<html lang="sv">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>Reviderat: Arbetslöshet bland utrikes födda (inte längre röd)</title>
</head>
<body style="margin:0;padding:12px;font-family:Segoe UI,Calibri,Arial,sans-serif;font-size:16px;line-height:1.45;color-scheme:light dark">
<div role="main">
<!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px">
<tr><td>
<h1 style="margin:0;font-size:22px;line-height:1.25">Reviderat: Arbetslöshet bland utrikes födda (inte längre röd)</h1>
<p style="margin:4px 0 16px 0;font-size:14px">Norsjö kommun, verksamhetsplan omsorg 2026</p>
<p style="margin:0 0 12px 0">Just nu är ingen av 2 indikatorer röd.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;line-height:1.3">Det här har hänt</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0;border:1px solid #8a8a8a">
<tr><td bgcolor="#1b7a3a" style="padding:6px 12px;color:#ffffff;font-weight:bold">● GRÖN</td></tr>
<tr><td style="padding:10px 12px">
<h3 style="margin:0 0 6px 0;font-size:16px;line-height:1.3">Arbetslöshet bland utrikes födda</h3>
<p style="margin:0 0 10px 0">Kolada har reviderat värdet för 2025: 75 → 25. Indikatorn är inte längre röd.</p>
<p style="margin:0 0 10px 0"><strong style="font-size:22px;line-height:1.25">25 % (2025)</strong><br><span style="font-size:14px">Källa: Kolada</span></p>
<table role="presentation" aria-hidden="true" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 10px 0"><tr>
<td valign="bottom" height="40" style="padding:0 4px 0 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="28" height="38" bgcolor="#1b7a3a" style="font-size:1px;line-height:1px">&nbsp;</td></tr></table></td>
<td valign="bottom" height="40" style="padding:0 4px 0 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="28" height="40" bgcolor="#1b7a3a" style="font-size:1px;line-height:1px">&nbsp;</td></tr></table></td>
</tr><tr>
<td style="padding:2px 4px 0 0;font-size:12px;line-height:1.3">2024</td>
<td style="padding:2px 4px 0 0;font-size:12px;line-height:1.3">2025</td>
</tr></table>
<table cellpadding="0" cellspacing="0" border="0" style="font-size:15px">
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Bedömning:</th><td valign="top" style="padding:2px 0">● Grön sedan 27 november 2026. Egen bedömning</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Gränser:</th><td valign="top" style="padding:2px 0">Grön: 30 eller lägre · Gul: 31–40</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Avstånd till grön:</th><td valign="top" style="padding:2px 0">inget</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Värdet före:</th><td valign="top" style="padding:2px 0">24 % (2024, ● Grön)</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Riket:</th><td valign="top" style="padding:2px 0">25 % (2025)</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Utveckling:</th><td valign="top" style="padding:2px 0">2024: 24 ● · 2025: 25 ●</td></tr>
</table>
<p style="margin:10px 0 0 0"><a href="https://www.kolada.se/verktyg/fri-sokning/?kpis=N03926" style="color:inherit">Se nyckeltalet N03926 i Kolada</a></p>
</td></tr>
</table>
<h2 style="margin:24px 0 8px 0;font-size:18px;line-height:1.3">Annat som har ändrats</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0;border:1px solid #8a8a8a">
<tr><td bgcolor="#ffd24d" style="padding:6px 12px;color:#1a1a1a;font-weight:bold">▲ GUL</td></tr>
<tr><td style="padding:10px 12px">
<h3 style="margin:0 0 6px 0;font-size:16px;line-height:1.3">Kostnad äldreomsorg</h3>
<p style="margin:0 0 10px 0">Färgen har ändrats, färgen är densamma: ▲ Gul. Samtidigt: reviderat utfall.</p>
<p style="margin:0 0 10px 0"><strong style="font-size:22px;line-height:1.25">25 % (2025)</strong><br><span style="font-size:14px">Källa: Kolada</span></p>
<table role="presentation" aria-hidden="true" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 10px 0"><tr>
<td valign="bottom" height="40" style="padding:0 4px 0 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="28" height="38" bgcolor="#ffd24d" style="font-size:1px;line-height:1px">&nbsp;</td></tr></table></td>
<td valign="bottom" height="40" style="padding:0 4px 0 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="28" height="40" bgcolor="#ffd24d" style="font-size:1px;line-height:1px">&nbsp;</td></tr></table></td>
</tr><tr>
<td style="padding:2px 4px 0 0;font-size:12px;line-height:1.3">2024</td>
<td style="padding:2px 4px 0 0;font-size:12px;line-height:1.3">2025</td>
</tr></table>
<table cellpadding="0" cellspacing="0" border="0" style="font-size:15px">
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Bedömning:</th><td valign="top" style="padding:2px 0">▲ Gul sedan 27 november 2026. Egen bedömning</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Gränser:</th><td valign="top" style="padding:2px 0">Grön: lägre än riket · Gul: högst riket + 5</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Avstånd till grön:</th><td valign="top" style="padding:2px 0">inget</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Värdet före:</th><td valign="top" style="padding:2px 0">24 % (2024, ▲ Gul)</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Riket:</th><td valign="top" style="padding:2px 0">25 % (2025)</td></tr>
<tr><th scope="row" align="left" valign="top" width="116" style="padding:2px 12px 2px 0;font-weight:normal;text-align:left">Utveckling:</th><td valign="top" style="padding:2px 0">2024: 24 ▲ · 2025: 25 ▲</td></tr>
</table>
<p style="margin:10px 0 0 0"><a href="https://www.kolada.se/verktyg/fri-sokning/?kpis=N00973" style="color:inherit">Se nyckeltalet N00973 i Kolada</a></p>
</td></tr>
</table>
<hr>
<p style="margin:0 0 8px 0;font-size:13px">Värdena kommer från Kolada. Färger, avstånd och jämförelser är kommunens egen bedömning mot gränserna i planen.</p>
<p style="margin:0 0 8px 0;font-size:13px">Skrivet av IndicatorSync fredag 27 november 2026 kl. 12.32. Mejlet går inte att svara på. Vem som får det bestäms i kommunens indikatorkatalog.</p>
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</div>
</body>
</html>
','fb586efe8a8e30f84bf31ead4c19de10cfbbdff7896c98134d7839ed5d4032d2@indicatorsync','2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34',2,'filed',1,NULL,NULL,NULL,'2026-11-27T11:32:35.780865Z','2026-11-27 12:32:35',NULL);
CREATE TABLE outbox_about (
  outbox_id INTEGER NOT NULL REFERENCES outbox (outbox_id),
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  PRIMARY KEY (outbox_id, indicator_id, gender)
);
INSERT INTO "outbox_about" VALUES(2,'arbetsloshet-utrikes-fodda','T');
INSERT INTO "outbox_about" VALUES(3,'helhetssyn-sarskilt-boende','T');
INSERT INTO "outbox_about" VALUES(4,'arbetsloshet-utrikes-fodda','T');
INSERT INTO "outbox_about" VALUES(4,'kostnad-aldreomsorg','T');
CREATE TABLE period_judgement (
  indicator_id TEXT NOT NULL,
  gender TEXT NOT NULL,
  period INTEGER NOT NULL,
  value REAL NULL,
  compared REAL NULL,
  colour TEXT NOT NULL,
  basis TEXT NOT NULL,
  green TEXT NULL,
  yellow TEXT NULL,
  country_value REAL NULL,
  colour_then TEXT NULL,
  PRIMARY KEY (indicator_id, gender, period)
) WITHOUT ROWID;
INSERT INTO "period_judgement" VALUES('arbetsloshet-utrikes-fodda','T',2024,24.0,24.0,'green','value','30 eller lägre','31–40',24.0,NULL);
INSERT INTO "period_judgement" VALUES('arbetsloshet-utrikes-fodda','T',2025,25.0,25.0,'green','value','30 eller lägre','31–40',25.0,'red');
INSERT INTO "period_judgement" VALUES('helhetssyn-sarskilt-boende','T',2024,24.0,24.0,'red','value','82 eller högre','74–81',24.0,NULL);
INSERT INTO "period_judgement" VALUES('helhetssyn-sarskilt-boende','T',2025,25.0,25.0,'red','value','82 eller högre','74–81',25.0,'yellow');
INSERT INTO "period_judgement" VALUES('kostnad-aldreomsorg','T',2024,24.0,24.0,'yellow','value','lägre än riket','högst riket + 5',24.0,NULL);
INSERT INTO "period_judgement" VALUES('kostnad-aldreomsorg','T',2025,25.0,25.0,'yellow','value','lägre än riket','högst riket + 5',25.0,'yellow');
CREATE TABLE plan_row (
  indicator_id TEXT NOT NULL PRIMARY KEY,
  green TEXT NULL,
  yellow TEXT NULL,
  previous_outcome TEXT NOT NULL,
  outcome TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "plan_row" VALUES('arbetsloshet-utrikes-fodda','30 eller lägre','31–40','24','25');
INSERT INTO "plan_row" VALUES('helhetssyn-sarskilt-boende','82 eller högre','74–81','24','25');
INSERT INTO "plan_row" VALUES('kostnad-aldreomsorg','lägre än riket','högst riket + 5','24','25');
CREATE TABLE problem (
  problem_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  type TEXT NOT NULL,
  subject_key TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  indicator_id TEXT NULL,
  kpi_id TEXT NULL,
  description TEXT NOT NULL,
  opened_run_id INTEGER NOT NULL,
  opened_at TEXT NOT NULL,
  opened_local TEXT NOT NULL,
  closed_run_id INTEGER NULL,
  closed_at TEXT NULL,
  closed_local TEXT NULL
);
CREATE TABLE rejected_item (
  rejected_item_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL,
  kpi_id TEXT NULL,
  area_id TEXT NULL,
  lost_values INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL,
  seen_at TEXT NOT NULL
);
CREATE TABLE run (
  run_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  started_at TEXT NOT NULL,
  started_local TEXT NOT NULL,
  ended_at TEXT NULL,
  ended_local TEXT NULL,
  outcome TEXT NOT NULL,
  requests INTEGER NOT NULL DEFAULT 0,
  received INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  revised INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  vanished INTEGER NOT NULL DEFAULT 0,
  program_version TEXT NOT NULL,
  catalogue_version TEXT NULL,
  error_message TEXT NULL
);
INSERT INTO "run" VALUES(1,'2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31','2026-11-27T11:32:31.325552Z','2026-11-27 12:32:31','succeeded',4,18,18,0,0,0,0,0,'0.1.0+9d1e3c024c6574e0bf5ca41052645c361b54a9cc','8832defa6207f5122999f321caa39aff2d9fb2c85edb87475c4dca770ed6cde5',NULL);
INSERT INTO "run" VALUES(2,'2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34','2026-11-27T11:32:34.911056Z','2026-11-27 12:32:34','succeeded',4,18,0,18,0,0,0,0,'0.1.0+9d1e3c024c6574e0bf5ca41052645c361b54a9cc','8832defa6207f5122999f321caa39aff2d9fb2c85edb87475c4dca770ed6cde5',NULL);
INSERT INTO "run" VALUES(3,'2026-11-27T11:32:37.371198Z','2026-11-27 12:32:37','2026-11-27T11:32:37.371198Z','2026-11-27 12:32:37','succeeded',4,18,0,0,0,18,0,0,'0.1.0+9d1e3c024c6574e0bf5ca41052645c361b54a9cc','8832defa6207f5122999f321caa39aff2d9fb2c85edb87475c4dca770ed6cde5',NULL);
CREATE TABLE schema_migration (
  number INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  applied_at TEXT NOT NULL
);
INSERT INTO "schema_migration" VALUES(0,'rapport_views','fa07557c4a6eebb10a6e20d2c13858aaa51ecb3092cb24f78fba5cd7be5a8776','2026-11-27T11:32:31.111070Z');
INSERT INTO "schema_migration" VALUES(1,'observations','079d93bf7f300727f886a6a09db8319ab83d3d2c824575d0b0d1c654fdb677a8','2026-11-27T11:32:31.111070Z');
INSERT INTO "schema_migration" VALUES(2,'judgement','83d67c3d6e1a9ae4b327618cdfdbd6f7d6feb9b3df5acc8a1fd1eabbc122a890','2026-11-27T11:32:31.111070Z');
INSERT INTO "schema_migration" VALUES(3,'outbox','ef79ed1fa7e6eae751104fb8d4f57aee3c37d3cec50d2167a0781c35f18791d5','2026-11-27T11:32:31.111070Z');
INSERT INTO "schema_migration" VALUES(4,'plan_table','0919dfcb8d7de3fd36dd15ee8bcc397aa8e43e8f79e7c1af1db1b02e0ad0ba39','2026-11-27T11:32:31.111070Z');
INSERT INTO "schema_migration" VALUES(5,'country_reading','0ebcaf12c23cccaae69ce112c5ee82440a3a5b1c57a8a73381dd60c97f98cbc9','2026-11-27T11:32:31.111070Z');
CREATE INDEX ix_observation_revision_series ON observation_revision (kpi_id, area_id, gender, period, revision_id);
CREATE INDEX ix_rejected_item_run ON rejected_item (run_id);
CREATE UNIQUE INDEX ux_problem_ordinal ON problem (type, subject_key, ordinal);
CREATE INDEX ix_band_indicator ON band (indicator_id, valid_to_at);
CREATE INDEX ix_colour_change_indicator ON colour_change (indicator_id, gender, colour_change_id);
CREATE UNIQUE INDEX ux_outbox_message ON outbox (message_id);
CREATE INDEX ix_outbox_open ON outbox (outbox_id) WHERE finished_at IS NULL;
CREATE INDEX ix_outbox_address ON outbox (address, kind);
CREATE INDEX ix_outbox_about_indicator ON outbox_about (indicator_id, gender, outbox_id);
CREATE VIEW rapport_Nulage AS
SELECT
  s.ordinal AS Ordning,
  s.indicator_id AS IndikatorId,
  i.name AS Indikator,
  i.business_area AS Verksamhetsomrade,
  i.overarching_goal AS OvergripandeMal,
  i.kpi_id AS Nyckeltal,
  i.area_id AS Kommun,
  s.gender AS Kon,
  s.period AS Ar,
  s.value AS Utfall,
  s.compared AS BedomtVarde,
  s.unit AS Mattenhet,
  CASE s.colour WHEN 'none' THEN 'Ej bedömd' WHEN 'green' THEN 'Grön' WHEN 'yellow' THEN 'Gul' WHEN 'red' THEN 'Röd' END AS Farg,
  CASE s.basis WHEN 'value' THEN 'Finns' WHEN 'missing' THEN 'Saknas i Kolada' WHEN 'absent' THEN 'Finns inte i Kolada' WHEN 'withdrawn' THEN 'Struket' WHEN 'stale' THEN 'Inaktuellt' WHEN 'not_fetched' THEN 'Ej hämtat än' WHEN 'source_failed' THEN 'Hämtning misslyckades' WHEN 'invalid_band' THEN 'Ogiltig gräns' WHEN 'no_band' THEN 'Ingen gräns' WHEN 'no_reference' THEN 'Jämförelsevärde saknas' WHEN 'no_source' THEN 'Källan hämtas inte' END AS Underlag,
  s.is_rule_sensitive AS Regelkanslig,
  s.green AS Gron,
  s.yellow AS Gul,
  s.distance_to_green AS AvstandTillGron,
  s.previous_period AS ForegaendeAr,
  s.previous_value AS ForegaendeUtfall,
  CASE s.previous_colour WHEN 'none' THEN 'Ej bedömd' WHEN 'green' THEN 'Grön' WHEN 'yellow' THEN 'Gul' WHEN 'red' THEN 'Röd' END AS ForegaendeFarg,
  s.change AS Forandring,
  s.country_value AS Riket,
  CASE s.cause WHEN 'kpi_changed' THEN 'Bytt nyckeltal' WHEN 'withdrawn' THEN 'Struket' WHEN 'new_value' THEN 'Nytt utfall' WHEN 'revised_value' THEN 'Reviderat utfall' WHEN 'reference_revised' THEN 'Reviderad jämförelse' WHEN 'reading_rule_changed' THEN 'Ändrad läsregel' WHEN 'band_changed' THEN 'Ändrad gräns' WHEN 'aged' THEN 'Inaktuellt' WHEN 'added' THEN 'Tillagd' WHEN 'removed' THEN 'Borttagen' END AS Orsak,
  s.since AS SedanDatum,
  s.is_preliminary AS Preliminart,
  s.is_overdue AS Forsenad,
  CAST(CASE WHEN a.acknowledgement_id IS NULL THEN 0 ELSE 1 END AS BIT) AS Kvitterad,
  COALESCE(a.owner, i.responsible) AS Ansvarig,
  CASE WHEN LOWER(i.source) = 'kolada' THEN 'Kolada' ELSE i.source END AS Kalla,
  c.last_whole_local AS HamtadTid
FROM indicator_state s
JOIN indicator i ON i.indicator_id = s.indicator_id
LEFT JOIN coverage c ON c.kpi_id = i.kpi_id AND c.area_id = i.area_id
LEFT JOIN acknowledgement a ON s.alarm_status IN ('new', 'active') AND a.acknowledgement_id > s.acknowledged_from
  AND a.acknowledgement_id = (
    SELECT MAX(n.acknowledgement_id) FROM acknowledgement n WHERE n.indicator_id = s.indicator_id AND n.gender = s.gender)
WHERE s.removed_at IS NULL;
CREATE VIEW rapport_Malavvikelser AS
SELECT
  s.ordinal AS Ordning,
  s.indicator_id AS IndikatorId,
  i.name AS Indikator,
  i.business_area AS Verksamhetsomrade,
  i.overarching_goal AS OvergripandeMal,
  i.kpi_id AS Nyckeltal,
  i.area_id AS Kommun,
  s.gender AS Kon,
  s.period AS Ar,
  s.value AS Utfall,
  s.compared AS BedomtVarde,
  s.unit AS Mattenhet,
  CASE s.colour WHEN 'none' THEN 'Ej bedömd' WHEN 'green' THEN 'Grön' WHEN 'yellow' THEN 'Gul' WHEN 'red' THEN 'Röd' END AS Farg,
  CASE s.basis WHEN 'value' THEN 'Finns' WHEN 'missing' THEN 'Saknas i Kolada' WHEN 'absent' THEN 'Finns inte i Kolada' WHEN 'withdrawn' THEN 'Struket' WHEN 'stale' THEN 'Inaktuellt' WHEN 'not_fetched' THEN 'Ej hämtat än' WHEN 'source_failed' THEN 'Hämtning misslyckades' WHEN 'invalid_band' THEN 'Ogiltig gräns' WHEN 'no_band' THEN 'Ingen gräns' WHEN 'no_reference' THEN 'Jämförelsevärde saknas' WHEN 'no_source' THEN 'Källan hämtas inte' END AS Underlag,
  s.is_rule_sensitive AS Regelkanslig,
  s.green AS Gron,
  s.yellow AS Gul,
  s.distance_to_green AS AvstandTillGron,
  s.previous_period AS ForegaendeAr,
  s.previous_value AS ForegaendeUtfall,
  CASE s.previous_colour WHEN 'none' THEN 'Ej bedömd' WHEN 'green' THEN 'Grön' WHEN 'yellow' THEN 'Gul' WHEN 'red' THEN 'Röd' END AS ForegaendeFarg,
  s.change AS Forandring,
  s.country_value AS Riket,
  CASE s.cause WHEN 'kpi_changed' THEN 'Bytt nyckeltal' WHEN 'withdrawn' THEN 'Struket' WHEN 'new_value' THEN 'Nytt utfall' WHEN 'revised_value' THEN 'Reviderat utfall' WHEN 'reference_revised' THEN 'Reviderad jämförelse' WHEN 'reading_rule_changed' THEN 'Ändrad läsregel' WHEN 'band_changed' THEN 'Ändrad gräns' WHEN 'aged' THEN 'Inaktuellt' WHEN 'added' THEN 'Tillagd' WHEN 'removed' THEN 'Borttagen' END AS Orsak,
  s.since AS SedanDatum,
  s.is_preliminary AS Preliminart,
  s.is_overdue AS Forsenad,
  CAST(CASE WHEN a.acknowledgement_id IS NULL THEN 0 ELSE 1 END AS BIT) AS Kvitterad,
  COALESCE(a.owner, i.responsible) AS Ansvarig,
  CASE WHEN LOWER(i.source) = 'kolada' THEN 'Kolada' ELSE i.source END AS Kalla,
  c.last_whole_local AS HamtadTid,
  CAST(ROW_NUMBER() OVER (ORDER BY CASE s.colour WHEN 'red' THEN 1 ELSE 2 END, s.beyond_yellow DESC, s.ordinal,
    CASE s.gender WHEN 'T' THEN 1 WHEN 'K' THEN 2 WHEN 'M' THEN 3 ELSE 4 END) AS INT) AS Allvar
FROM indicator_state s
JOIN indicator i ON i.indicator_id = s.indicator_id
LEFT JOIN coverage c ON c.kpi_id = i.kpi_id AND c.area_id = i.area_id
LEFT JOIN acknowledgement a ON s.alarm_status IN ('new', 'active') AND a.acknowledgement_id > s.acknowledged_from
  AND a.acknowledgement_id = (
    SELECT MAX(n.acknowledgement_id) FROM acknowledgement n WHERE n.indicator_id = s.indicator_id AND n.gender = s.gender)
WHERE s.removed_at IS NULL AND s.colour IN ('yellow', 'red');
CREATE VIEW rapport_Plantabell AS
SELECT
  i.ordinal AS Ordning,
  i.business_area AS Verksamhetsomrade,
  i.name AS Indikator,
  i.fetched_from AS HamtasFran,
  p.green AS Gron,
  p.yellow AS Gul,
  p.previous_outcome AS UtfallForegaende,
  p.outcome AS Utfall,
  i.overarching_goal AS OvergripandeMal
FROM indicator i
JOIN plan_row p ON p.indicator_id = i.indicator_id
WHERE i.removed_at IS NULL;
CREATE VIEW rapport_Historik AS
SELECT
  p.indicator_id AS IndikatorId,
  i.name AS Indikator,
  i.kpi_id AS Nyckeltal,
  i.area_id AS Kommun,
  p.gender AS Kon,
  p.period AS Ar,
  p.value AS Utfall,
  p.compared AS BedomtVarde,
  CASE p.colour WHEN 'none' THEN 'Ej bedömd' WHEN 'green' THEN 'Grön' WHEN 'yellow' THEN 'Gul' WHEN 'red' THEN 'Röd' END AS Farg,
  CASE p.colour_then WHEN 'none' THEN 'Ej bedömd' WHEN 'green' THEN 'Grön' WHEN 'yellow' THEN 'Gul' WHEN 'red' THEN 'Röd' END AS FargDa,
  CASE p.basis WHEN 'value' THEN 'Finns' WHEN 'missing' THEN 'Saknas i Kolada' WHEN 'absent' THEN 'Finns inte i Kolada' WHEN 'withdrawn' THEN 'Struket' WHEN 'stale' THEN 'Inaktuellt' WHEN 'not_fetched' THEN 'Ej hämtat än' WHEN 'source_failed' THEN 'Hämtning misslyckades' WHEN 'invalid_band' THEN 'Ogiltig gräns' WHEN 'no_band' THEN 'Ingen gräns' WHEN 'no_reference' THEN 'Jämförelsevärde saknas' WHEN 'no_source' THEN 'Källan hämtas inte' END AS Underlag,
  p.green AS Gron,
  p.yellow AS Gul,
  p.country_value AS Riket
FROM period_judgement p
JOIN indicator i ON i.indicator_id = p.indicator_id
JOIN indicator_state s ON s.indicator_id = p.indicator_id AND s.gender = p.gender
WHERE s.removed_at IS NULL;
CREATE VIEW rapport_Jamforelse AS
SELECT
  s.indicator_id AS IndikatorId,
  i.name AS Indikator,
  i.kpi_id AS Nyckeltal,
  w.area_id AS Geografikod,
  COALESCE(g.title, w.area_id) AS Geografinamn,
  CASE WHEN w.area_id = '0000' THEN 'Riket' WHEN w.area_id LIKE 'G%' THEN 'Grupp' WHEN w.area_id LIKE 'V%' THEN 'Enhet' WHEN w.area_id < '0100' THEN 'Region' ELSE 'Kommun' END AS Geografityp,
  o.gender AS Kon,
  o.period AS Ar,
  o.value AS Utfall
FROM indicator_state s
JOIN indicator i ON i.indicator_id = s.indicator_id
JOIN (
  SELECT indicator_id, area_id FROM indicator
  UNION
  SELECT indicator_id, area_id FROM indicator_area) w ON w.indicator_id = s.indicator_id
JOIN (
  SELECT kpi_id, area_id, gender, period, value FROM observation
  UNION ALL
  SELECT k.kpi_id, k.area_id, 'K-M' AS gender, k.period, CAST(ROUND(ABS(k.value - m.value), 10) AS DECIMAL(28,10)) AS value
  FROM observation k
  JOIN observation m ON m.kpi_id = k.kpi_id AND m.area_id = k.area_id AND m.period = k.period AND m.gender = 'M'
  WHERE k.gender = 'K') o ON o.kpi_id = i.kpi_id AND o.area_id = w.area_id AND o.gender = s.gender
LEFT JOIN area g ON g.area_id = w.area_id
WHERE s.removed_at IS NULL;
CREATE VIEW rapport_Revideringar AS
SELECT
  i.indicator_id AS IndikatorId,
  r.kpi_id AS Nyckeltal,
  r.area_id AS Geografikod,
  r.gender AS Kon,
  r.period AS Ar,
  r.old_value AS GammaltVarde,
  r.new_value AS NyttVarde,
  CASE r.event WHEN 'new' THEN 'Nytt' WHEN 'revised' THEN 'Ändrat' WHEN 'withdrawn' THEN 'Struket' WHEN 'vanished' THEN 'Försvunnet' WHEN 'returned' THEN 'Återkommet' END AS Handelse,
  r.seen_local AS UpptacktTid
FROM observation_revision r
JOIN indicator i ON i.kpi_id = r.kpi_id AND (i.removed_at IS NULL OR r.seen_at < i.removed_at)
  AND (i.area_id = r.area_id OR EXISTS (
    SELECT 1 FROM indicator_area w WHERE w.indicator_id = i.indicator_id AND w.area_id = r.area_id))
WHERE NOT (r.event = 'new' AND (r.is_baseline = 1 OR r.new_value IS NULL)) AND EXISTS (
  SELECT 1 FROM indicator_state s
  WHERE s.indicator_id = i.indicator_id AND (s.removed_at IS NULL OR i.removed_at IS NOT NULL)
    AND (s.gender = r.gender OR (s.gender = 'K-M' AND r.gender IN ('K', 'M'))));
CREATE VIEW rapport_Fargbyten AS
SELECT
  b.indicator_id AS IndikatorId,
  b.gender AS Kon,
  b.period AS Ar,
  CASE b.from_colour WHEN 'none' THEN 'Ej bedömd' WHEN 'green' THEN 'Grön' WHEN 'yellow' THEN 'Gul' WHEN 'red' THEN 'Röd' END AS FranFarg,
  CASE b.to_colour WHEN 'none' THEN 'Ej bedömd' WHEN 'green' THEN 'Grön' WHEN 'yellow' THEN 'Gul' WHEN 'red' THEN 'Röd' END AS TillFarg,
  CASE b.cause WHEN 'kpi_changed' THEN 'Bytt nyckeltal' WHEN 'withdrawn' THEN 'Struket' WHEN 'new_value' THEN 'Nytt utfall' WHEN 'revised_value' THEN 'Reviderat utfall' WHEN 'reference_revised' THEN 'Reviderad jämförelse' WHEN 'reading_rule_changed' THEN 'Ändrad läsregel' WHEN 'band_changed' THEN 'Ändrad gräns' WHEN 'aged' THEN 'Inaktuellt' WHEN 'added' THEN 'Tillagd' WHEN 'removed' THEN 'Borttagen' END AS Orsak,
  b.value AS Utfall,
  b.changed_local AS Tidpunkt,
  b.run_id AS KorningId
FROM colour_change b;
CREATE VIEW rapport_Larm AS
SELECT
  s.indicator_id AS IndikatorId,
  s.gender AS Kon,
  CASE
    WHEN s.alarm_status IN ('new', 'active') AND s.is_muted = 1 THEN 'Tystad'
    WHEN s.alarm_status IN ('new', 'active') AND a.acknowledgement_id IS NOT NULL THEN 'Kvitterad'
    WHEN s.alarm_status = 'new' THEN 'Ny'
    WHEN s.alarm_status = 'active' THEN 'Aktiv'
    WHEN s.alarm_status = 'resolved' THEN 'Löst'
    ELSE 'Stängd'
  END AS Status,
  s.alarm_since_local AS Sedan,
  s.alarm_mailed_local AS SenastMejlad,
  a.note AS Notering,
  a.action AS Atgard,
  a.owner AS Ansvarig,
  a.due AS KlartDatum
FROM indicator_state s
LEFT JOIN acknowledgement a
  ON (a.acknowledgement_id > s.acknowledged_from
    OR (s.alarm_status IN ('resolved', 'closed') AND a.made_at >= s.alarm_since_at))
  AND a.acknowledgement_id = (
    SELECT MAX(n.acknowledgement_id) FROM acknowledgement n WHERE n.indicator_id = s.indicator_id AND n.gender = s.gender)
WHERE s.alarm_status IS NOT NULL;
CREATE VIEW rapport_Granser AS
SELECT
  b.indicator_id AS IndikatorId,
  b.gender AS Kon,
  b.from_year AS GallerFran,
  b.to_year AS GallerTill,
  b.green AS Gron,
  b.yellow AS Gul,
  b.reading_rule AS Lasregel,
  b.catalogue_version AS Katalogversion,
  b.valid_from_local AS FranTid
FROM band b;
CREATE VIEW rapport_Korningar AS
SELECT
  r.run_id AS KorningId,
  r.started_local AS Start,
  r.ended_local AS Slut,
  CASE r.outcome WHEN 'running' THEN 'Pågår' WHEN 'succeeded' THEN 'Lyckad' WHEN 'partial' THEN 'Delvis' WHEN 'failed' THEN 'Misslyckad' WHEN 'interrupted' THEN 'Avbruten' END AS Resultat,
  r.requests AS Anrop,
  r.received AS Mottagna,
  r.added AS Nya,
  r.revised AS Andrade,
  r.withdrawn AS Strukna,
  r.unchanged AS Oforandrade,
  r.rejected AS Avvisade,
  r.vanished AS Forsvunna,
  r.program_version AS Programversion,
  r.catalogue_version AS Katalogversion,
  r.error_message AS Felmeddelande
FROM run r;
CREATE VIEW rapport_Utskick AS
SELECT
  o.address AS Mottagare,
  o.subject AS Amne,
  o.written_local AS Skapad,
  CASE WHEN o.status IN ('sent', 'filed') THEN o.finished_local END AS Skickad,
  o.attempts AS Forsok,
  CASE o.status WHEN 'waiting' THEN 'Väntar' WHEN 'retry' THEN 'Nytt försök' WHEN 'sent' THEN 'Skickat' WHEN 'filed' THEN 'Till fil' WHEN 'rejected' THEN 'Avvisat' END AS Status,
  o.last_error AS SenasteFel
FROM outbox o;
CREATE VIEW rapport_Datakvalitet AS
SELECT
  p.type AS Typ,
  p.indicator_id AS IndikatorId,
  p.kpi_id AS Nyckeltal,
  p.description AS Beskrivning,
  p.opened_local AS Sedan
FROM problem p
WHERE p.closed_at IS NULL;
CREATE VIEW rapport_Dataordlista AS
SELECT
  d.Vy AS Vy,
  d.Kolumn AS Kolumn,
  d.Beskrivning AS Beskrivning
FROM (
  SELECT 'Nulage' AS Vy, 'Ordning' AS Kolumn, 'Indikatorns plats i katalogen (planens ordning), från 1.' AS Beskrivning
  UNION ALL SELECT 'Nulage', 'IndikatorId', 'Indikatorns id i katalogen; samma i alla vyer.'
  UNION ALL SELECT 'Nulage', 'Indikator', 'Indikatorns namn enligt planen.'
  UNION ALL SELECT 'Nulage', 'Verksamhetsomrade', 'Verksamhetsområde enligt planen.'
  UNION ALL SELECT 'Nulage', 'OvergripandeMal', 'Övergripande mål enligt planen.'
  UNION ALL SELECT 'Nulage', 'Nyckeltal', 'Nyckeltalets id i Kolada; tomt när källan inte är Kolada.'
  UNION ALL SELECT 'Nulage', 'Kommun', 'Kommunens (eller driftenhetens) id i Kolada, t.ex. 2417.'
  UNION ALL SELECT 'Nulage', 'Kon', 'Kön: T totalt, K kvinnor, M män, K-M skillnaden mellan kvinnor och män.'
  UNION ALL SELECT 'Nulage', 'Ar', 'Året som utfallet gäller: det senaste som har ett värde. Vid Struket det strukna årets.'
  UNION ALL SELECT 'Nulage', 'Utfall', 'Värdet som det står i Kolada.'
  UNION ALL SELECT 'Nulage', 'BedomtVarde', 'Talet som jämfördes med gränserna: utfallet, avrundat om läsregeln är avrundad.'
  UNION ALL SELECT 'Nulage', 'Mattenhet', 'Måttenhet.'
  UNION ALL SELECT 'Nulage', 'Farg', 'Egen bedömning mot planens gränser: Grön, Gul, Röd eller Ej bedömd.'
  UNION ALL SELECT 'Nulage', 'Underlag', 'Vad färgen vilar på. Allt utom Finns betyder Ej bedömd, och säger varför.'
  UNION ALL SELECT 'Nulage', 'Regelkanslig', '1 när läsreglerna kontinuerlig och avrundad ger olika färg.'
  UNION ALL SELECT 'Nulage', 'Gron', 'Gränsen för grönt, med planens ord.'
  UNION ALL SELECT 'Nulage', 'Gul', 'Gränsen för gult, med planens ord; tomt när planen inte har någon.'
  UNION ALL SELECT 'Nulage', 'AvstandTillGron', 'Vad som fattas till grönt, i måttenheten; 0 när grönt, tomt när ej bedömt.'
  UNION ALL SELECT 'Nulage', 'ForegaendeAr', 'Närmast tidigare år som har ett värde.'
  UNION ALL SELECT 'Nulage', 'ForegaendeUtfall', 'Värdet det året.'
  UNION ALL SELECT 'Nulage', 'ForegaendeFarg', 'Det värdets färg med dagens gränser.'
  UNION ALL SELECT 'Nulage', 'Forandring', 'Utfall minus ForegaendeUtfall.'
  UNION ALL SELECT 'Nulage', 'Riket', 'Rikets värde samma år.'
  UNION ALL SELECT 'Nulage', 'Orsak', 'Varför färgen senast byttes; tomt när den inte har bytts.'
  UNION ALL SELECT 'Nulage', 'SedanDatum', 'Dagen då färgen senast byttes (eller först bedömdes), svensk tid.'
  UNION ALL SELECT 'Nulage', 'Preliminart', '1 när Kolada har lämnat värdet som preliminärt.'
  UNION ALL SELECT 'Nulage', 'Forsenad', '1 när Koladas publiceringsdag är passerad med minst 14 dagar utan att någon fått värden.'
  UNION ALL SELECT 'Nulage', 'Kvitterad', '1 när någon har tagit hand om larmet och det fortfarande gäller.'
  UNION ALL SELECT 'Nulage', 'Ansvarig', 'Den som kvitterade larmet, annars ansvarig enligt katalogen.'
  UNION ALL SELECT 'Nulage', 'Kalla', 'Källan som värdet hämtas från.'
  UNION ALL SELECT 'Nulage', 'HamtadTid', 'När Kolada senast gav ett helt svar om nyckeltalet, svensk tid.'
  UNION ALL SELECT 'Nulage', NULL, 'En rad per indikator och kön: senaste utfall och färg.'
  UNION ALL SELECT 'Malavvikelser', 'Ordning', 'Indikatorns plats i katalogen (planens ordning), från 1.'
  UNION ALL SELECT 'Malavvikelser', 'IndikatorId', 'Indikatorns id i katalogen; samma i alla vyer.'
  UNION ALL SELECT 'Malavvikelser', 'Indikator', 'Indikatorns namn enligt planen.'
  UNION ALL SELECT 'Malavvikelser', 'Verksamhetsomrade', 'Verksamhetsområde enligt planen.'
  UNION ALL SELECT 'Malavvikelser', 'OvergripandeMal', 'Övergripande mål enligt planen.'
  UNION ALL SELECT 'Malavvikelser', 'Nyckeltal', 'Nyckeltalets id i Kolada; tomt när källan inte är Kolada.'
  UNION ALL SELECT 'Malavvikelser', 'Kommun', 'Kommunens (eller driftenhetens) id i Kolada, t.ex. 2417.'
  UNION ALL SELECT 'Malavvikelser', 'Kon', 'Kön: T totalt, K kvinnor, M män, K-M skillnaden mellan kvinnor och män.'
  UNION ALL SELECT 'Malavvikelser', 'Ar', 'Året som utfallet gäller: det senaste som har ett värde. Vid Struket det strukna årets.'
  UNION ALL SELECT 'Malavvikelser', 'Utfall', 'Värdet som det står i Kolada.'
  UNION ALL SELECT 'Malavvikelser', 'BedomtVarde', 'Talet som jämfördes med gränserna: utfallet, avrundat om läsregeln är avrundad.'
  UNION ALL SELECT 'Malavvikelser', 'Mattenhet', 'Måttenhet.'
  UNION ALL SELECT 'Malavvikelser', 'Farg', 'Egen bedömning mot planens gränser: Grön, Gul, Röd eller Ej bedömd.'
  UNION ALL SELECT 'Malavvikelser', 'Underlag', 'Vad färgen vilar på. Allt utom Finns betyder Ej bedömd, och säger varför.'
  UNION ALL SELECT 'Malavvikelser', 'Regelkanslig', '1 när läsreglerna kontinuerlig och avrundad ger olika färg.'
  UNION ALL SELECT 'Malavvikelser', 'Gron', 'Gränsen för grönt, med planens ord.'
  UNION ALL SELECT 'Malavvikelser', 'Gul', 'Gränsen för gult, med planens ord; tomt när planen inte har någon.'
  UNION ALL SELECT 'Malavvikelser', 'AvstandTillGron', 'Vad som fattas till grönt, i måttenheten; 0 när grönt, tomt när ej bedömt.'
  UNION ALL SELECT 'Malavvikelser', 'ForegaendeAr', 'Närmast tidigare år som har ett värde.'
  UNION ALL SELECT 'Malavvikelser', 'ForegaendeUtfall', 'Värdet det året.'
  UNION ALL SELECT 'Malavvikelser', 'ForegaendeFarg', 'Det värdets färg med dagens gränser.'
  UNION ALL SELECT 'Malavvikelser', 'Forandring', 'Utfall minus ForegaendeUtfall.'
  UNION ALL SELECT 'Malavvikelser', 'Riket', 'Rikets värde samma år.'
  UNION ALL SELECT 'Malavvikelser', 'Orsak', 'Varför färgen senast byttes; tomt när den inte har bytts.'
  UNION ALL SELECT 'Malavvikelser', 'SedanDatum', 'Dagen då färgen senast byttes (eller först bedömdes), svensk tid.'
  UNION ALL SELECT 'Malavvikelser', 'Preliminart', '1 när Kolada har lämnat värdet som preliminärt.'
  UNION ALL SELECT 'Malavvikelser', 'Forsenad', '1 när Koladas publiceringsdag är passerad med minst 14 dagar utan att någon fått värden.'
  UNION ALL SELECT 'Malavvikelser', 'Kvitterad', '1 när någon har tagit hand om larmet och det fortfarande gäller.'
  UNION ALL SELECT 'Malavvikelser', 'Ansvarig', 'Den som kvitterade larmet, annars ansvarig enligt katalogen.'
  UNION ALL SELECT 'Malavvikelser', 'Kalla', 'Källan som värdet hämtas från.'
  UNION ALL SELECT 'Malavvikelser', 'HamtadTid', 'När Kolada senast gav ett helt svar om nyckeltalet, svensk tid.'
  UNION ALL SELECT 'Malavvikelser', 'Allvar', 'Rang, 1 är värst: rött före gult, sedan avstånd bortom gult räknat i det gula intervallets bredd, sedan Ordning.'
  UNION ALL SELECT 'Malavvikelser', NULL, 'De gula och röda raderna i Nulage, rangordnade.'
  UNION ALL SELECT 'Plantabell', 'Ordning', 'Indikatorns plats i katalogen (planens ordning), från 1.'
  UNION ALL SELECT 'Plantabell', 'Verksamhetsomrade', 'Verksamhetsområde enligt planen.'
  UNION ALL SELECT 'Plantabell', 'Indikator', 'Indikatorns namn enligt planen.'
  UNION ALL SELECT 'Plantabell', 'HamtasFran', 'Källan som planen skriver.'
  UNION ALL SELECT 'Plantabell', 'Gron', 'Gränsen för grönt, med planens ord.'
  UNION ALL SELECT 'Plantabell', 'Gul', 'Gränsen för gult, med planens ord; tomt när planen inte har någon.'
  UNION ALL SELECT 'Plantabell', 'UtfallForegaende', 'Utfallet året före det som Utfall visar, med år när det inte är året före utfallsår; annars iu.'
  UNION ALL SELECT 'Plantabell', 'Utfall', 'Utfallet för katalogens utfallsår, annars året före med sitt år, t.ex. 73 (2024); annars iu.'
  UNION ALL SELECT 'Plantabell', 'OvergripandeMal', 'Övergripande mål enligt planen.'
  UNION ALL SELECT 'Plantabell', NULL, 'En rad per indikator, i planens egen form. Utfallen är text, skrivna som i planen; iu är ingen uppgift.'
  UNION ALL SELECT 'Historik', 'IndikatorId', 'Indikatorns id i katalogen.'
  UNION ALL SELECT 'Historik', 'Indikator', 'Indikatorns namn enligt planen.'
  UNION ALL SELECT 'Historik', 'Nyckeltal', 'Nyckeltalets id i Kolada.'
  UNION ALL SELECT 'Historik', 'Kommun', 'Kommunens (eller driftenhetens) id i Kolada.'
  UNION ALL SELECT 'Historik', 'Kon', 'Kön: T, K, M eller K-M.'
  UNION ALL SELECT 'Historik', 'Ar', 'Året som värdet gäller.'
  UNION ALL SELECT 'Historik', 'Utfall', 'Värdet som det står i Kolada; tomt när Kolada inte har något.'
  UNION ALL SELECT 'Historik', 'BedomtVarde', 'Talet som jämfördes med gränserna.'
  UNION ALL SELECT 'Historik', 'Farg', 'Färgen med dagens gränser.'
  UNION ALL SELECT 'Historik', 'FargDa', 'Färgen som beslutades medan året var det bedömda; skrivs aldrig om. Tomt för år som aldrig var det.'
  UNION ALL SELECT 'Historik', 'Underlag', 'Vad färgen vilar på.'
  UNION ALL SELECT 'Historik', 'Gron', 'Gränsen för grönt som gäller det året, med planens ord.'
  UNION ALL SELECT 'Historik', 'Gul', 'Gränsen för gult som gäller det året, med planens ord.'
  UNION ALL SELECT 'Historik', 'Riket', 'Rikets värde samma år.'
  UNION ALL SELECT 'Historik', NULL, 'En rad per indikator, kön och lagrat år, även år utan värde.'
  UNION ALL SELECT 'Jamforelse', 'IndikatorId', 'Indikatorns id i katalogen.'
  UNION ALL SELECT 'Jamforelse', 'Indikator', 'Indikatorns namn enligt planen.'
  UNION ALL SELECT 'Jamforelse', 'Nyckeltal', 'Nyckeltalets id i Kolada.'
  UNION ALL SELECT 'Jamforelse', 'Geografikod', 'Områdets id i Kolada, t.ex. 2417, 0000 eller G176642.'
  UNION ALL SELECT 'Jamforelse', 'Geografinamn', 'Områdets namn i Kolada; id tills det har hämtats.'
  UNION ALL SELECT 'Jamforelse', 'Geografityp', 'Kommun, Region, Riket, Grupp eller Enhet.'
  UNION ALL SELECT 'Jamforelse', 'Kon', 'Kön: T, K, M eller K-M.'
  UNION ALL SELECT 'Jamforelse', 'Ar', 'Året som värdet gäller.'
  UNION ALL SELECT 'Jamforelse', 'Utfall', 'Värdet som det står i Kolada; tomt när Kolada inte har något.'
  UNION ALL SELECT 'Jamforelse', NULL, 'En rad per indikator, kön, år och område: vårt värde bredvid dem som katalogen jämför med.'
  UNION ALL SELECT 'Revideringar', 'IndikatorId', 'Indikatorns id i katalogen.'
  UNION ALL SELECT 'Revideringar', 'Nyckeltal', 'Nyckeltalets id i Kolada.'
  UNION ALL SELECT 'Revideringar', 'Geografikod', 'Området vars värde ändrades.'
  UNION ALL SELECT 'Revideringar', 'Kon', 'Kön: T, K eller M. Bedöms skillnaden K-M visas ändringar av K och M.'
  UNION ALL SELECT 'Revideringar', 'Ar', 'Året som värdet gäller.'
  UNION ALL SELECT 'Revideringar', 'GammaltVarde', 'Värdet före ändringen; tomt när det inte fanns något.'
  UNION ALL SELECT 'Revideringar', 'NyttVarde', 'Värdet efter ändringen; tomt när det togs bort.'
  UNION ALL SELECT 'Revideringar', 'Handelse', 'Nytt, Ändrat, Struket, Försvunnet eller Återkommet.'
  UNION ALL SELECT 'Revideringar', 'UpptacktTid', 'När ändringen hämtades, svensk tid.'
  UNION ALL SELECT 'Revideringar', NULL, 'En rad per ändring av ett lagrat värde sedan nyckeltalet först hämtades. Används nyckeltalet av flera indikatorer, en rad för var och en.'
  UNION ALL SELECT 'Fargbyten', 'IndikatorId', 'Indikatorns id i katalogen.'
  UNION ALL SELECT 'Fargbyten', 'Kon', 'Kön: T, K, M eller K-M.'
  UNION ALL SELECT 'Fargbyten', 'Ar', 'Året som bedömdes efter bytet.'
  UNION ALL SELECT 'Fargbyten', 'FranFarg', 'Färgen före.'
  UNION ALL SELECT 'Fargbyten', 'TillFarg', 'Färgen efter.'
  UNION ALL SELECT 'Fargbyten', 'Orsak', 'Varför färgen byttes. En ändrad gräns är aldrig ett nytt utfall.'
  UNION ALL SELECT 'Fargbyten', 'Utfall', 'Värdet som bedömdes efter bytet.'
  UNION ALL SELECT 'Fargbyten', 'Tidpunkt', 'När bytet beslutades, svensk tid.'
  UNION ALL SELECT 'Fargbyten', 'KorningId', 'Körningen som beslutade det; se Korningar.'
  UNION ALL SELECT 'Fargbyten', NULL, 'En rad per byte av den bedömda färgen. Den första körningens färger är inga byten.'
  UNION ALL SELECT 'Larm', 'IndikatorId', 'Indikatorns id i katalogen.'
  UNION ALL SELECT 'Larm', 'Kon', 'Kön: T, K, M eller K-M.'
  UNION ALL SELECT 'Larm', 'Status', 'Ny (ännu inte mejlat), Aktiv, Kvitterad, Tystad (enligt katalogen), Löst (ett nytt värde tog bort det) eller Stängd (indikatorn finns inte längre, eller bytte nyckeltal).'
  UNION ALL SELECT 'Larm', 'Sedan', 'När larmet uppstod, svensk tid.'
  UNION ALL SELECT 'Larm', 'SenastMejlad', 'När ett mejl om det senast beslutades, svensk tid.'
  UNION ALL SELECT 'Larm', 'Notering', 'Kvitteringens notering.'
  UNION ALL SELECT 'Larm', 'Atgard', 'Kvitteringens åtgärd.'
  UNION ALL SELECT 'Larm', 'Ansvarig', 'Den som tog hand om larmet.'
  UNION ALL SELECT 'Larm', 'KlartDatum', 'När åtgärden ska vara klar.'
  UNION ALL SELECT 'Larm', NULL, 'En rad per larm: det senaste för varje indikator och kön som någon gång larmat.'
  UNION ALL SELECT 'Granser', 'IndikatorId', 'Indikatorns id i katalogen.'
  UNION ALL SELECT 'Granser', 'Kon', 'Kön som gränsen gäller; tomt när den gäller alla som bedöms.'
  UNION ALL SELECT 'Granser', 'GallerFran', 'Första året (värdets år) som gränsen gäller; tomt: från början.'
  UNION ALL SELECT 'Granser', 'GallerTill', 'Sista året; tomt: tills vidare.'
  UNION ALL SELECT 'Granser', 'Gron', 'Gränsen för grönt, med planens ord.'
  UNION ALL SELECT 'Granser', 'Gul', 'Gränsen för gult, med planens ord.'
  UNION ALL SELECT 'Granser', 'Lasregel', 'kontinuerlig eller avrundad.'
  UNION ALL SELECT 'Granser', 'Katalogversion', 'Den katalog som gränsen först stod i (SHA-256 av filen).'
  UNION ALL SELECT 'Granser', 'FranTid', 'När den katalogen först användes, svensk tid.'
  UNION ALL SELECT 'Granser', NULL, 'En rad per beslutad gräns, även tidigare: den med senast FranTid gäller för sina år.'
  UNION ALL SELECT 'Korningar', 'KorningId', 'Körningens nummer.'
  UNION ALL SELECT 'Korningar', 'Start', 'När den började, svensk tid.'
  UNION ALL SELECT 'Korningar', 'Slut', 'När den slutade, svensk tid; tomt medan den pågår.'
  UNION ALL SELECT 'Korningar', 'Resultat', 'Pågår, Lyckad, Delvis (något hämtades inte), Misslyckad eller Avbruten.'
  UNION ALL SELECT 'Korningar', 'Anrop', 'Antal anrop till Kolada.'
  UNION ALL SELECT 'Korningar', 'Mottagna', 'Mottagna värden.'
  UNION ALL SELECT 'Korningar', 'Nya', 'Värden som inte fanns förut, även nya utan tal.'
  UNION ALL SELECT 'Korningar', 'Andrade', 'Värden som ändrades eller kom tillbaka.'
  UNION ALL SELECT 'Korningar', 'Strukna', 'Värden som Kolada tog bort.'
  UNION ALL SELECT 'Korningar', 'Oforandrade', 'Värden som var som förut.'
  UNION ALL SELECT 'Korningar', 'Avvisade', 'Värden som inte gick att läsa.'
  UNION ALL SELECT 'Korningar', 'Forsvunna', 'Värden som saknats i två hela svar och räknas som borttagna; ingår inte i Mottagna.'
  UNION ALL SELECT 'Korningar', 'Programversion', 'Programmets version.'
  UNION ALL SELECT 'Korningar', 'Katalogversion', 'Katalogen som gällde (SHA-256 av filen).'
  UNION ALL SELECT 'Korningar', 'Felmeddelande', 'Vad som gick fel; tomt när allt gick bra.'
  UNION ALL SELECT 'Korningar', NULL, 'En rad per körning. Mottagna = Nya + Andrade + Strukna + Oforandrade + Avvisade, räknat i värden (ett köns värde ett år).'
  UNION ALL SELECT 'Utskick', 'Mottagare', 'Mottagarens adress.'
  UNION ALL SELECT 'Utskick', 'Amne', 'Mejlets ämne.'
  UNION ALL SELECT 'Utskick', 'Skapad', 'När mejlet skrevs, svensk tid.'
  UNION ALL SELECT 'Utskick', 'Skickad', 'När det lämnades till e-postservern (eller skrevs till fil), svensk tid; tomt tills dess.'
  UNION ALL SELECT 'Utskick', 'Forsok', 'Antal försök.'
  UNION ALL SELECT 'Utskick', 'Status', 'Väntar, Skickat, Nytt försök, Avvisat eller Till fil.'
  UNION ALL SELECT 'Utskick', 'SenasteFel', 'Varför det senaste försöket misslyckades.'
  UNION ALL SELECT 'Utskick', NULL, 'En rad per mejl och mottagare.'
  UNION ALL SELECT 'Datakvalitet', 'Typ', 'Slag av problem, samma kod som sync --json skriver.'
  UNION ALL SELECT 'Datakvalitet', 'IndikatorId', 'Indikatorn som det gäller; tomt när det gäller något annat.'
  UNION ALL SELECT 'Datakvalitet', 'Nyckeltal', 'Nyckeltalet som det gäller.'
  UNION ALL SELECT 'Datakvalitet', 'Beskrivning', 'Vad som är fel och vad man kan göra.'
  UNION ALL SELECT 'Datakvalitet', 'Sedan', 'När problemet upptäcktes, svensk tid.'
  UNION ALL SELECT 'Datakvalitet', NULL, 'En rad per öppet problem: sådant som körningen fann och inte kunde laga.'
  UNION ALL SELECT 'Dataordlista', 'Vy', 'Vyns namn.'
  UNION ALL SELECT 'Dataordlista', 'Kolumn', 'Kolumnens namn; tomt på raden om vyn själv.'
  UNION ALL SELECT 'Dataordlista', 'Beskrivning', 'Vad vyn eller kolumnen betyder.'
  UNION ALL SELECT 'Dataordlista', NULL, 'En rad per vy och per kolumn: vad den betyder.') d;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('run',3);
INSERT INTO "sqlite_sequence" VALUES('observation_revision',36);
INSERT INTO "sqlite_sequence" VALUES('band',3);
INSERT INTO "sqlite_sequence" VALUES('alarm_transition',5);
INSERT INTO "sqlite_sequence" VALUES('outbox',4);
INSERT INTO "sqlite_sequence" VALUES('colour_change',4);
INSERT INTO "sqlite_sequence" VALUES('acknowledgement',1);
COMMIT;
