-- Tells every gateway that listens, with the commit that writes events, whose they are. It says no more than that there
-- may be something to read: a notification can be lost, an event cannot.
CREATE FUNCTION "tell_of_events"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_notify('csp_gateway_events', a."partnerId") FROM (SELECT DISTINCT "partnerId" FROM "added") a;
    RETURN NULL;
END
$$;

CREATE TRIGGER "Event_told" AFTER INSERT ON "Event" REFERENCING NEW TABLE AS "added"
    FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_events"();
