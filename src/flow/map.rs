//! A map whose copies share what they have in common.
//!
//! A run copies all variables and fields at every branch and joins the copies behind it. Here a copy costs nothing, a
//! change a path from the root, and a join looks only into what differs: two maps with the same keys are trees of the same
//! shape (a treap whose priorities are the keys' hashes), so that a part that neither side has touched is one and the same node.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// Whether two values are known to be equal without a look into them.
pub(super) trait Same {
    fn same(&self, other: &Self) -> bool;
}

#[derive(Debug)]
pub(super) struct Map<K, V>(Option<Rc<Node<K, V>>>);

#[derive(Clone, Debug)]
struct Node<K, V> {
    key: K,
    value: V,
    /// That of a node is above that of all below it.
    priority: u64,
    left: Map<K, V>,
    right: Map<K, V>,
}

impl<K, V> Clone for Map<K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K, V> Same for Map<K, V> {
    fn same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        }
    }
}

fn priority(key: &impl Hash) -> u64 {
    let mut hasher = crate::hash::Hashing::default();
    key.hash(&mut hasher);
    hasher.finish()
}

impl<K: Ord + Hash + Clone, V: Clone> Map<K, V> {
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    pub(super) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let mut at = self;
        while let Some(node) = &at.0 {
            at = match key.cmp(node.key.borrow()) {
                Ordering::Less => &node.left,
                Ordering::Greater => &node.right,
                Ordering::Equal => return Some(&node.value),
            };
        }
        None
    }

    pub(super) fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.get(key).is_some()
    }

    pub(super) fn insert(&mut self, key: K, value: V) {
        let priority = priority(&key);
        self.insert_at(key, value, priority);
    }

    fn insert_at(&mut self, key: K, value: V, priority: u64) {
        match &mut self.0 {
            Some(node) if key == node.key => Rc::make_mut(node).value = value,
            Some(node) if above(node.priority, &node.key, priority, &key) => {
                let node = Rc::make_mut(node);
                let side = if key < node.key { &mut node.left } else { &mut node.right };
                side.insert_at(key, value, priority);
            }
            _ => {
                let (left, _, right) = std::mem::take(self).split(&key);
                self.0 = Some(Rc::new(Node { key, value, priority, left, right }));
            }
        }
    }

    /// The value under the key, to be changed; where there is none yet, a new one.
    pub(super) fn entry(&mut self, key: &K) -> &mut V
    where
        V: Default,
    {
        if !self.contains_key(key) {
            self.insert(key.clone(), V::default());
        }
        self.get_mut(key).expect("internal error: what was just put there")
    }

    pub(super) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let node = Rc::make_mut(self.0.as_mut()?);
        match key.cmp(node.key.borrow()) {
            Ordering::Less => node.left.get_mut(key),
            Ordering::Greater => node.right.get_mut(key),
            Ordering::Equal => Some(&mut node.value),
        }
    }

    pub(super) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q)
    where
        K: Borrow<Q>,
    {
        if self.contains_key(key) {
            self.remove_known(key);
        }
    }

    fn remove_known<Q: Ord + ?Sized>(&mut self, key: &Q)
    where
        K: Borrow<Q>,
    {
        let Some(node) = &mut self.0 else { return };
        let ordering = key.cmp(node.key.borrow());
        let node = Rc::make_mut(node);
        match ordering {
            Ordering::Less => node.left.remove_known(key),
            Ordering::Greater => node.right.remove_known(key),
            Ordering::Equal => *self = concatenated(std::mem::take(&mut node.left), std::mem::take(&mut node.right)),
        }
    }

    /// What is before the key, the key's value, and what is behind it.
    fn split(self, key: &K) -> (Self, Option<V>, Self) {
        let Some(mut rc) = self.0 else { return (Self(None), None, Self(None)) };
        match key.cmp(&rc.key) {
            Ordering::Equal => (rc.left.clone(), Some(rc.value.clone()), rc.right.clone()),
            Ordering::Less => {
                let (left, value, right) = rc.left.clone().split(key);
                Rc::make_mut(&mut rc).left = right;
                (left, value, Self(Some(rc)))
            }
            Ordering::Greater => {
                let (left, value, right) = rc.right.clone().split(key);
                Rc::make_mut(&mut rc).right = left;
                (Self(Some(rc)), value, right)
            }
        }
    }

    /// In ascending order of the keys.
    pub(super) fn iter(&self) -> Iter<'_, K, V> {
        let mut iter = Iter { above: Vec::new() };
        iter.down(self);
        iter
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    pub(super) fn for_each_value(&mut self, change: &mut impl FnMut(&mut V)) {
        if let Some(node) = &mut self.0 {
            let node = Rc::make_mut(node);
            node.left.for_each_value(change);
            change(&mut node.value);
            node.right.for_each_value(change);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.iter().count()
    }
}

impl<K: Ord + Hash + Clone, V: Clone + Same> Map<K, V> {
    /// Joins `other` into this one. `both` gives what stands under a key that has one value or two that differ; it would
    /// give back a value that is joined with itself.
    pub(super) fn join(&mut self, other: &Self, both: &mut impl FnMut(&K, Option<&V>, Option<&V>) -> Option<V>) {
        if self.same(other) {
            return;
        }
        *self = joined(self, other, both);
    }

    /// The keys under which the two differ.
    pub(super) fn differences<'m>(&'m self, other: &'m Self, found: &mut Vec<&'m K>) {
        if self.same(other) {
            return;
        }
        match (&self.0, &other.0) {
            (Some(a), Some(b)) if a.key == b.key => {
                a.left.differences(&b.left, found);
                if !a.value.same(&b.value) {
                    found.push(&a.key);
                }
                a.right.differences(&b.right, found);
            }
            _ => {
                let (mut here, mut there) = (self.iter().peekable(), other.iter().peekable());
                loop {
                    let order = match (here.peek(), there.peek()) {
                        (None, None) => break,
                        (Some(_), None) => Ordering::Less,
                        (None, Some(_)) => Ordering::Greater,
                        (Some((a, _)), Some((b, _))) => a.cmp(b),
                    };
                    match order {
                        Ordering::Less => found.extend(here.next().map(|(key, _)| key)),
                        Ordering::Greater => found.extend(there.next().map(|(key, _)| key)),
                        Ordering::Equal => {
                            if let (Some((key, a)), Some((_, b))) = (here.next(), there.next())
                                && !a.same(b)
                            {
                                found.push(key);
                            }
                        }
                    }
                }
            }
        }
    }
}

fn above<K: Ord>(a: u64, a_key: &K, b: u64, b_key: &K) -> bool {
    (a, a_key) > (b, b_key)
}

fn joined<K: Ord + Hash + Clone, V: Clone + Same>(
    a: &Map<K, V>,
    b: &Map<K, V>,
    both: &mut impl FnMut(&K, Option<&V>, Option<&V>) -> Option<V>,
) -> Map<K, V> {
    if a.same(b) {
        return a.clone();
    }
    let (from_a, root) = match (&a.0, &b.0) {
        (None, None) => return Map(None),
        (Some(a), Some(b)) if above(b.priority, &b.key, a.priority, &a.key) => (false, b),
        (Some(a), _) => (true, a),
        (None, Some(b)) => (false, b),
    };
    let other = if from_a { b } else { a };
    let (left, value, right) = match &other.0 {
        Some(node) if node.key == root.key => (node.left.clone(), Some(node.value.clone()), node.right.clone()),
        _ => other.clone().split(&root.key),
    };
    let (left, right, value) = if from_a {
        let value = match &value {
            Some(there) if there.same(&root.value) => Some(root.value.clone()),
            there => both(&root.key, Some(&root.value), there.as_ref()),
        };
        (joined(&root.left, &left, both), joined(&root.right, &right, both), value)
    } else {
        let value = match &value {
            Some(here) if here.same(&root.value) => Some(root.value.clone()),
            here => both(&root.key, here.as_ref(), Some(&root.value)),
        };
        (joined(&left, &root.left, both), joined(&right, &root.right, both), value)
    };
    match value {
        None => concatenated(left, right),
        Some(value) if value.same(&root.value) && left.same(&root.left) && right.same(&root.right) => Map(Some(root.clone())),
        Some(value) => Map(Some(Rc::new(Node { key: root.key.clone(), value, priority: root.priority, left, right }))),
    }
}

/// All keys of `a` are before those of `b`.
fn concatenated<K: Ord + Clone, V: Clone>(a: Map<K, V>, b: Map<K, V>) -> Map<K, V> {
    let (mut a, mut b) = match (a.0, b.0) {
        (Some(a), Some(b)) => (a, b),
        (a, b) => return Map(a.or(b)),
    };
    if above(a.priority, &a.key, b.priority, &b.key) {
        let node = Rc::make_mut(&mut a);
        node.right = concatenated(std::mem::take(&mut node.right), Map(Some(b)));
        Map(Some(a))
    } else {
        let node = Rc::make_mut(&mut b);
        node.left = concatenated(Map(Some(a)), std::mem::take(&mut node.left));
        Map(Some(b))
    }
}

pub(super) struct Iter<'m, K, V> {
    /// The nodes whose turn comes yet, the next one last.
    above: Vec<&'m Node<K, V>>,
}

impl<'m, K, V> Iter<'m, K, V> {
    fn down(&mut self, mut map: &'m Map<K, V>) {
        while let Some(node) = &map.0 {
            self.above.push(node);
            map = &node.left;
        }
    }
}

impl<'m, K, V> Iterator for Iter<'m, K, V> {
    type Item = (&'m K, &'m V);
    fn next(&mut self) -> Option<Self::Item> {
        let node = self.above.pop()?;
        self.down(&node.right);
        Some((&node.key, &node.value))
    }
}

impl<K: Ord + Hash + Clone, V: Clone> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        map.extend(entries);
        map
    }
}

impl<K: Ord + Hash + Clone, V: Clone> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<'m, K: Ord + Hash + Clone, V: Clone> IntoIterator for &'m Map<K, V> {
    type Item = (&'m K, &'m V);
    type IntoIter = Iter<'m, K, V>;
    fn into_iter(self) -> Iter<'m, K, V> {
        self.iter()
    }
}

impl<K: Ord + Hash + Clone, V: Clone + PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b) || self.iter().eq(other.iter()),
            (None, None) => true,
            _ => false,
        }
    }
}
impl<K: Ord + Hash + Clone, V: Clone + Eq> Eq for Map<K, V> {}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    impl Same for u32 {
        fn same(&self, other: &Self) -> bool {
            self == other
        }
    }

    /// The same changes to a map and to the standard library's.
    fn made(seed: u32, count: u32) -> (Map<u32, u32>, BTreeMap<u32, u32>) {
        let (mut map, mut model) = (Map::default(), BTreeMap::new());
        let mut random = seed;
        for _ in 0..count {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (key, value) = (random >> 16 & 63, random >> 24);
            if random & 0x300 == 0 {
                map.remove(&key);
                model.remove(&key);
            } else {
                map.insert(key, value);
                model.insert(key, value);
            }
        }
        (map, model)
    }

    #[test]
    fn it_is_a_map() {
        for seed in 0..50 {
            let (map, model) = made(seed, seed * 3);
            assert!(map.iter().eq(model.iter()));
            assert!((0..64).all(|key| map.get(&key) == model.get(&key)));
            let again: Map<u32, u32> = model.iter().rev().map(|(key, value)| (*key, *value)).collect();
            assert!(map == again);
        }
    }

    #[test]
    fn joins_meet_every_key_that_differs() {
        for seed in 0..50 {
            let (base, model) = made(seed, 60);
            let (mut a, mut a_model, mut b, mut b_model) = (base.clone(), model.clone(), base, model);
            for step in 0..seed % 7 {
                a.insert(step * 5, 1000 + step);
                a_model.insert(step * 5, 1000 + step);
                b.insert(step * 7, 2000 + step);
                b_model.insert(step * 7, 2000 + step);
                b.remove(&(step * 3));
                b_model.remove(&(step * 3));
            }
            let keys = a_model.keys().chain(b_model.keys()).copied();
            let expected: BTreeMap<u32, u32> =
                keys.map(|key| (key, a_model.get(&key).copied().max(b_model.get(&key).copied()).unwrap_or(0))).collect();
            let differing: Vec<u32> = expected.keys().copied().filter(|key| a_model.get(key) != b_model.get(key)).collect();
            let mut found = Vec::new();
            a.differences(&b, &mut found);
            assert!(found.into_iter().copied().eq(differing));
            a.join(&b, &mut |_, here, there| here.max(there).copied());
            assert!(a.iter().eq(expected.iter()));
        }
    }

    #[test]
    fn what_neither_side_changed_is_shared() {
        let (base, _) = made(1, 60);
        let mut joined = base.clone();
        joined.join(&base.clone(), &mut |_, _, _| panic!("nothing differs"));
        assert!(joined.same(&base));
        let mut other = base.clone();
        other.insert(3, 77);
        let mut asked = Vec::new();
        joined.join(&other, &mut |key, here, _| {
            asked.push(*key);
            here.copied()
        });
        assert!(asked == [3]);
    }
}
