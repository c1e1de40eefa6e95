SELECT count(*) FROM feature."tree_1" AS t WHERE true AND t."evergreen"
