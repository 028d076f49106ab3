CREATE TABLE public.review_entry (
    id integer NOT NULL,
    pair character varying(64) NOT NULL,
    reviewer text NOT NULL,
    field character varying(16) NOT NULL,
    value text,
    at timestamp with time zone NOT NULL,
    undoes integer
);

CREATE SEQUENCE public.review_entry_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.review_entry_id_seq OWNED BY public.review_entry.id;

CREATE TABLE public.review_pair (
    key character varying(64) NOT NULL,
    article text NOT NULL,
    article_sentence text NOT NULL,
    readout text NOT NULL,
    readout_sentence text NOT NULL
);

CREATE TABLE public.review_reviewer (
    name text NOT NULL
);

CREATE TABLE public.review_schema (
    version integer NOT NULL
);

ALTER TABLE ONLY public.review_entry ALTER COLUMN id SET DEFAULT nextval('public.review_entry_id_seq'::regclass);

INSERT INTO public.review_entry VALUES (1, '20326f49e1a151302ce9d844c836fbcdebe8ddd261571791c25d9cea9d196c61', 'Ann', 'decision', 'rejected', '2026-03-01 09:00:00+00', NULL);
INSERT INTO public.review_entry VALUES (2, '20326f49e1a151302ce9d844c836fbcdebe8ddd261571791c25d9cea9d196c61', 'Ann', 'decision', 'confirmed', '2026-03-01 09:00:01+00', NULL);
INSERT INTO public.review_entry VALUES (3, '20326f49e1a151302ce9d844c836fbcdebe8ddd261571791c25d9cea9d196c61', 'Ann', 'decision', NULL, '2026-03-01 09:00:02+00', 2);
INSERT INTO public.review_entry VALUES (4, '39b058d570624dfbdb6b49089c14d9beeeca96b0fa99f30714d47f8f4d56af57', 'Zoë', 'note', '“one pier”, said twice; ''quoted''', '2026-03-01 09:00:03+00', NULL);
INSERT INTO public.review_entry VALUES (5, '20326f49e1a151302ce9d844c836fbcdebe8ddd261571791c25d9cea9d196c61', 'Ben', 'mark', 'framing', '2026-03-01 09:00:04+00', NULL);

INSERT INTO public.review_pair VALUES ('20326f49e1a151302ce9d844c836fbcdebe8ddd261571791c25d9cea9d196c61', 'The port held 40 ships', 'The port held 40 ships', 'The port held 12 ships.', 'The port held 12 ships.');
INSERT INTO public.review_pair VALUES ('39b058d570624dfbdb6b49089c14d9beeeca96b0fa99f30714d47f8f4d56af57', 'Two piers were closed by a storm.', 'Two piers were closed by a storm.', 'One pier was closed by a storm', 'One pier was closed by a storm');

INSERT INTO public.review_reviewer VALUES ('Ann');
INSERT INTO public.review_reviewer VALUES ('Zoë');
INSERT INTO public.review_reviewer VALUES ('Ben');

INSERT INTO public.review_schema VALUES (2);

SELECT pg_catalog.setval('public.review_entry_id_seq', 5, true);

ALTER TABLE ONLY public.review_entry
    ADD CONSTRAINT review_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.review_entry
    ADD CONSTRAINT review_entry_undoes_key UNIQUE (undoes);

ALTER TABLE ONLY public.review_pair
    ADD CONSTRAINT review_pair_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.review_reviewer
    ADD CONSTRAINT review_reviewer_pkey PRIMARY KEY (name);

CREATE INDEX review_entry_by_pair ON public.review_entry USING btree (pair);

CREATE INDEX review_entry_by_reviewer ON public.review_entry USING btree (reviewer);

ALTER TABLE ONLY public.review_entry
    ADD CONSTRAINT review_entry_pair_fkey FOREIGN KEY (pair) REFERENCES public.review_pair(key);

ALTER TABLE ONLY public.review_entry
    ADD CONSTRAINT review_entry_undoes_fkey FOREIGN KEY (undoes) REFERENCES public.review_entry(id);
