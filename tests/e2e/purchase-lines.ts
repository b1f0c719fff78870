/** So many purchases as NDJSON, each on a line: every second from Austin, every third over 100. */
export function purchaseLines(count: number): string {
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `order-${index}`,
      event: '30552',
      occurredAt: '2026-03-14T15:09:26Z',
      contact: { firstname: 'Ada', email: 'ada@example.com', city: index % 2 === 0 ? 'Austin' : 'Oslo' },
      data: { orderId: String(index), total: index % 3 === 0 ? 150 : 20, currency: 'USD', items: [] },
    }),
  );
  return lines.join('\n');
}
