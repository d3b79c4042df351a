// SPDX-License-Identifier: GPL-3.0-or-later
// From nodes in file order to one tree with parents before children and the root first. Whatever
// the links say (circles, several parents, nodes that hang nowhere), the result is a tree and every
// node is in it; what had to be bent is noted. O(nodes + links), no recursion.
#pragma once

#include "core/formats/load_issues.h"
#include "core/formats/node_id_map.h"
#include "core/formats/raw_nodes.h"
#include "core/profile/profile.h"

namespace v8scope {

// Fills profile.nodes and returns where to find each id. raw must have a node. isCut: nodes are
// missing at the end, so ids that name nothing are to be expected.
[[nodiscard]] NodeIdMap linkNodes(RawNodes raw, bool isCut, Profile &profile, IssueLog &issues);

} // namespace v8scope
