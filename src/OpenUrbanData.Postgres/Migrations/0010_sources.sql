-- What everybody may know of the catalogues that are harvested: addresses without what may be secret in them.

CREATE VIEW oud.public_harvest_source AS SELECT name, title_de, title_en, address, protocol FROM oud.harvest_source;
