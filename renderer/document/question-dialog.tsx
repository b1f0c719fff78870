import { Button, Group, Modal, Text } from '@mantine/core';
import { useQuestions } from './question.ts';

/** Shows what `ask` asks. */
export function QuestionDialog() {
  const asked = useQuestions((state) => state.asked[0]);
  if (!asked) return null;
  const { question, settle } = asked;
  return (
    <Modal
      opened
      onClose={() => settle(question.dismiss)}
      title={question.title}
      withCloseButton={false}
      closeOnClickOutside={false}
      size="lg"
      centered
    >
      <Text size="md">{question.text}</Text>
      <Group justify="flex-end" gap={8} mt={20}>
        {question.choices.map(({ answer, label }, index) => {
          const isLast = index === question.choices.length - 1;
          return (
            <Button
              key={answer}
              variant={isLast ? 'filled' : 'default'}
              {...(isLast && { 'data-autofocus': true })}
              onClick={() => settle(answer)}
            >
              {label}
            </Button>
          );
        })}
      </Group>
    </Modal>
  );
}
