-- Why a dossier may take two working days more (Decree 23/2015, article 7): grounds, in the order of the form.
ALTER TABLE dossier ADD COLUMN extension text[] NOT NULL DEFAULT '{}';
