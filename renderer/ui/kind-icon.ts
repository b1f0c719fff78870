import {
  GitFork,
  Mail,
  MessageSquare,
  Radio,
  Split,
  StickyNote,
  Timer,
  UserPen,
  Users,
  Webhook,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import type { ActionKind } from '../../shared/flow/action.ts';
import type { FlowNode } from '../../shared/flow/trigger.ts';

export const ACTION_ICONS: Readonly<Record<ActionKind, LucideIcon>> = {
  sendEmail: Mail,
  sendSms: MessageSquare,
  notifyTeam: Users,
  callWebhook: Webhook,
  updateContact: UserPen,
  emitEvent: Radio,
};

const nodeIcons = { event: Zap, condition: GitFork, delay: Timer, split: Split, note: StickyNote } as const;

export function nodeIcon(node: FlowNode): LucideIcon {
  return node.kind === 'action' ? ACTION_ICONS[node.action.kind] : nodeIcons[node.kind];
}
