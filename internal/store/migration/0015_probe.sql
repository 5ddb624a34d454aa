-- Holds nothing: written to and emptied in one transaction to find out whether there is room on the disk.
CREATE TABLE probe (data BLOB NOT NULL) STRICT;
