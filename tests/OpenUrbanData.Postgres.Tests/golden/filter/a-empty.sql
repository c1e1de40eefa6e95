SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (t."tags" @> ARRAY[]::text[] AND t."tags" <@ ARRAY[]::text[])
