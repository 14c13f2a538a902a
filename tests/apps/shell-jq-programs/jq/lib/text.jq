def stars: if . == null then "-" else gsub("."; "*") end;
def line(f): map(f) | join(" ");
