#include "file_reason.h"

#include <cerrno>
#include <cstring>

namespace guiju::internal {
namespace {

const char* InChinese(int error) {
  switch (error) {
    case ENOENT:
      return "文件或文件夹不存在";
    case EACCES:
    case EPERM:
      return "没有权限";
    case EISDIR:
      return "这是文件夹，不是文件";
    case ENOTDIR:
      return "路径中有一部分不是文件夹";
    case EEXIST:
      return "已经存在";
    case ENOSPC:
    case EDQUOT:
      return "磁盘空间已满";
    case EFBIG:
      return "文件过大";
    case EROFS:
      return "所在磁盘只读";
    case EPIPE:
      return "接收输出的程序已经结束";
    case EIO:
      return "读写出错";
    default:
      return std::strerror(error);
  }
}

}  // namespace

Argument FileReason(int error) { return {"reason", std::strerror(error), InChinese(error)}; }

}  // namespace guiju::internal
