SELECT t._dataset, t._id, t."source_id", t."municipality_key", t."species", t."height", t."trunks", t."evergreen", t."valid_from", t."valid_to", t."seen_at", t."tags", t."extra", t._updated_at, char_length(t."species")::double precision, (lower(t."species" COLLATE "und-x-icu") COLLATE "C") COLLATE "C", t.geom FROM feature."tree_1" AS t WHERE true AND (char_length(t."species") < $1 OR char_length(t."species") IS NULL OR (char_length(t."species") = $2 AND (((lower(t."species" COLLATE "und-x-icu") COLLATE "C") COLLATE "C") > $3 OR ((lower(t."species" COLLATE "und-x-icu") COLLATE "C") COLLATE "C") IS NULL OR (((lower(t."species" COLLATE "und-x-icu") COLLATE "C") COLLATE "C") = $4 AND (t._dataset, t._id) > ($5, $6))))) ORDER BY char_length(t."species") DESC NULLS LAST, ((lower(t."species" COLLATE "und-x-icu") COLLATE "C") COLLATE "C"), t._dataset, t._id LIMIT 11
-- $1 Double 13
-- $2 Double 13
-- $3 String quercus robur
-- $4 String quercus robur
-- $5 Int32 1
-- $6 String 08999001.trees.2

SELECT count(*) FROM feature."tree_1" AS t WHERE true
