-- What searches and lists can be narrowed by is counted over all articles: from this index alone, without reading them.
CREATE INDEX searched_counted ON searched (outlet, country, language);
