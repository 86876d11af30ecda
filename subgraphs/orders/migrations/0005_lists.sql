-- Lists for operators and customers, newest first by id. The great mass, what is confirmed, is found by the primary key.
CREATE INDEX placements_by_status ON placements (status, id) WHERE status <> 'CONFIRMED';
CREATE INDEX orders_by_status ON orders (status, id) WHERE status IN ('SHIPPED', 'DELIVERED', 'CANCELLED');
CREATE INDEX orders_of_customer ON orders (customer_id, id) WHERE customer_id IS NOT NULL;

-- A saga that runs is looked at again, so that its deadline is seen even when nobody ever answers.
ALTER TABLE sagas ADD CONSTRAINT sagas_wake CHECK (wake_at IS NOT NULL OR status NOT IN ('RUNNING', 'COMPENSATING'));
