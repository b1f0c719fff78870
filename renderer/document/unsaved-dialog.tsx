import { Button, Group, Modal, Text } from '@mantine/core';
import { useDocument } from './document-store.ts';
import { useUnsavedQuestion } from './unsaved-question.ts';

/** "Save the changes …?": asked before unsaved work would go. */
export function UnsavedDialog() {
  const { answer, unfinishedEvents } = useUnsavedQuestion();
  const name = useDocument((state) => state.document?.history.present.name ?? '');
  return (
    <Modal
      opened={answer !== null}
      onClose={() => answer?.('cancel')}
      title={`Save the changes to ${name}?`}
      withCloseButton={false}
      centered
    >
      <Text size="md">Changes that are not saved are lost.</Text>
      {unfinishedEvents && (
        <Text size="md" mt={8}>
          The text in Events JSON has errors. It is not part of the workspace yet, so it is lost in any case.
        </Text>
      )}
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={() => answer?.('discard')}>
          Discard changes
        </Button>
        <Button variant="default" onClick={() => answer?.('cancel')}>
          Keep editing
        </Button>
        <Button data-autofocus onClick={() => answer?.('save')}>
          Save
        </Button>
      </Group>
    </Modal>
  );
}
