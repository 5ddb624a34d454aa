-- From here on sketch.data is written as bytes (parallax.Sketch.MarshalBinary), not as packed JSON: programs that know only that must not
-- open the store. What was written before is read, and written anew when it is first needed.
SELECT 1;
