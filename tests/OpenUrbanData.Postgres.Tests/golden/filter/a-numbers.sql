SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (ARRAY[t."trunks"::double precision, $1::double precision]::double precision[] @> ARRAY[$2::double precision]::double precision[])
-- $1 Int64 5
-- $2 Double 2
