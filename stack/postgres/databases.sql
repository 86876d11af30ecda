-- One database and one role for each service that keeps its truth here; a role enters its own database only.
CREATE ROLE inventory LOGIN PASSWORD 'inventory';
GRANT inventory TO CURRENT_USER;
CREATE DATABASE inventory OWNER inventory;
REVOKE CONNECT, TEMPORARY ON DATABASE inventory FROM PUBLIC;
CREATE ROLE orders LOGIN PASSWORD 'orders';
GRANT orders TO CURRENT_USER;
CREATE DATABASE orders OWNER orders;
REVOKE CONNECT, TEMPORARY ON DATABASE orders FROM PUBLIC;
CREATE ROLE payments LOGIN PASSWORD 'payments';
GRANT payments TO CURRENT_USER;
CREATE DATABASE payments OWNER payments;
REVOKE CONNECT, TEMPORARY ON DATABASE payments FROM PUBLIC;
