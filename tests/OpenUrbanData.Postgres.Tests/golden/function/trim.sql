SELECT count(*) FROM feature."tree_1" AS t WHERE true AND (btrim(($1 || t."species"), E'\t\n\x0B\f\r\u0020\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000') = $2 COLLATE "C")
-- $1 String   
-- $2 String Acer
