import { describeCardProcessor } from '../../test/card-processor.contract';
import { createMemoryCardProcessor } from './memory-card-processor';

const processor = createMemoryCardProcessor();
describeCardProcessor('the card processor in memory', () => processor);
