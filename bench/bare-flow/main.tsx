/// <reference types="vite/client" />
import '@xyflow/react/dist/style.css';
import { Background, MiniMap, ReactFlow, useEdgesState, useNodesState, type Edge, type Node } from '@xyflow/react';
import { createRoot } from 'react-dom/client';

interface Graph {
  readonly nodes: Node[];
  readonly edges: Edge[];
}

/** React Flow as its documentation starts it, with its own nodes and edges: the least that a canvas of it costs. */
function BareFlow({ graph }: { graph: Graph }) {
  const [nodes, , onNodesChange] = useNodesState(graph.nodes);
  const [edges, , onEdgesChange] = useEdgesState(graph.edges);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      minZoom={0.1}
      panOnScroll
      snapToGrid
      snapGrid={[20, 20]}
      onlyRenderVisibleElements={graph.nodes.length > 150}
    >
      <Background />
      <MiniMap />
    </ReactFlow>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
Object.assign(window, { showGraph: (graph: Graph) => createRoot(root).render(<BareFlow graph={graph} />) });
